"""Rows for tests, made by plain functions."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from babel import Locale
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from affiliations.models import AccessRequest, Affiliation, Organization
from catalogue.models import Accession, Instrument, Publication, Tool
from contact.models import Subject, SubjectName
from content.first_texts import publish_first
from content.models import Attachment, Entry, Link, Region, Term, Topic, Unit
from library.models import Document, DocumentFile
from members.models import Member, Memorandum, Partner, RegionalBody, ViceChair
from newsroom.models import News
from opportunities.models import Tender, Vacancy
from pages.models import Page, Question
from sample.pdf import make_pdf

number = count(1)
# Members are counted apart, so that as many as there are codes have different ones.
members = count()
COUNTRIES = Locale.parse("en").territories
LETTERS = [chr(65 + position) for position in range(26)]
# Tests write the codes of countries out.
FREE_CODES = [a + b for a in LETTERS for b in LETTERS if a + b not in COUNTRIES]


def make_user(*roles: str, **columns: Any) -> User:
    """A person with these roles; staff where there is one."""
    name = columns.pop("username", f"person-{next(number)}")
    columns.setdefault("is_staff", bool(roles))
    user = User.objects.create(username=name, **columns)
    user.groups.set(Group.objects.get_or_create(name=role)[0] for role in roles)
    return user


def make_affiliation(user: User | None = None, **columns: Any) -> Affiliation:
    """A delegate of a Member since long ago, unless the columns say otherwise."""
    if "partner" in columns:
        columns.setdefault("organization", Organization.PARTNER)
    columns.setdefault("organization", Organization.MEMBER)
    if columns["organization"] == Organization.MEMBER and "member" not in columns:
        columns["member"] = make_member()
    columns.setdefault("starts_on", date(2020, 1, 1))
    return Affiliation.objects.create(user=user or make_user(), **columns)


def make_administrator() -> User:
    return make_user(is_staff=True, is_superuser=True)


def publish(entry: Entry, titles: dict[str, str], **words: Any) -> None:
    """Publish a text per language: {"en": "Palau joins", "fr": "Les Palaos adhèrent"}."""
    publisher = User(is_superuser=True)
    if entry.versions.exists():
        for language, title in titles.items():
            entry.write(language, title=title, **words).publish(publisher)
    else:
        texts = [{"language": code, "title": title} | words for code, title in titles.items()]
        publish_first(entry, texts, publisher)


def make_entry(model: type[Entry], titles: dict[str, str] | None = None, **columns: Any) -> Any:
    """A published entry of a kind, public since now unless the columns say otherwise."""
    words = columns.pop("words", {})
    topics, regions = columns.pop("topics", []), columns.pop("regions", [])
    groups = columns.pop("groups", [])
    columns.setdefault("slug", f"{model._meta.model_name}-{next(number)}")
    columns.setdefault("published_at", timezone.now())
    entry = model.objects.create(**columns)
    entry.topics.set(topics)
    entry.regions.set(regions)
    entry.groups.set(groups)
    publish(entry, {"en": f"Title of {entry.slug}"} if titles is None else titles, **words)
    entry.refresh_from_db()
    return entry


def make_news(titles: dict[str, str] | None = None, **columns: Any) -> News:
    return make_entry(News, titles, **columns)


def make_topic(title: str = "Origin", **columns: Any) -> Topic:
    return make_entry(Topic, {"en": title}, **columns)


def make_page(slug: str, titles: dict[str, str] | None = None, **columns: Any) -> Page:
    return make_entry(Page, titles, slug=slug, **columns)


def make_region(title: str = "Europe", **columns: Any) -> Region:
    return make_entry(Region, {"en": title}, **columns)


def make_subject(
    slug: str = "press", names: dict[str, str] | None = None, **columns: Any
) -> Subject:
    """A subject of the contact form with its names: {"en": "Press", "fr": "Presse"}."""
    columns.setdefault("address", f"{slug}@portal.example")
    subject = Subject.objects.create(slug=slug, **columns)
    for language, name in (names or {"en": slug.title()}).items():
        SubjectName.objects.create(
            subject=subject, language=language, name=name, purpose=f"For {name}"
        )
    return subject


def make_vacancy(titles: dict[str, str] | None = None, **columns: Any) -> Vacancy:
    columns.setdefault("reference", f"V-{next(number)}")
    columns.setdefault("category", "project-staff")
    return make_entry(Vacancy, titles, **columns)


def make_tender(titles: dict[str, str] | None = None, **columns: Any) -> Tender:
    columns.setdefault("reference", f"T-{next(number)}")
    columns.setdefault("category", "open-call")
    columns.setdefault("subject", "services")
    return make_entry(Tender, titles, **columns)


def make_link(place: str, title: str = "A link", **columns: Any) -> Link:
    columns.setdefault("target", "/news/")
    return make_entry(Link, {"en": title}, place=place, **columns)


def make_unit(title: str = "Council", **columns: Any) -> Unit:
    return make_entry(Unit, {"en": title}, **columns)


def make_tool(titles: dict[str, str] | None = None, **columns: Any) -> Tool:
    instruments, partners = columns.pop("instruments", []), columns.pop("partners", [])
    tool = make_entry(Tool, titles, **{"category": "guidelines"} | columns)
    tool.instruments.set(instruments)
    tool.partners.set(partners)
    return tool


def make_instrument(titles: dict[str, str] | None = None, **columns: Any) -> Instrument:
    return make_entry(Instrument, titles, **{"category": "convention"} | columns)


def iso_code(position: int) -> str:
    """The code at that position among those of two letters that no country has: AA, AB ..."""
    return FREE_CODES[position % len(FREE_CODES)]


def make_member(titles: dict[str, str] | None = None, **columns: Any) -> Member:
    """A Member since 1960 unless the columns say otherwise; `joined_on=""` makes another party."""
    columns.setdefault("iso_alpha2", iso_code(next(members)))
    columns.setdefault("joined_on", "1960-01-26")
    return make_entry(Member, titles, **columns)


def make_body(titles: dict[str, str] | None = None, **columns: Any) -> RegionalBody:
    """A regional body, of a region of its own unless there is one among the columns."""
    region = columns.setdefault("wco_region", None) or make_region(f"Region {next(number)}")
    columns["wco_region"] = region
    columns["slug"] = f"{region.slug}/{columns.get('slug', f'body-{next(number)}')}"
    return make_entry(RegionalBody, titles, **{"category": "rocb"} | columns)


def make_vice_chair(member: Member, **columns: Any) -> ViceChair:
    """A term in office of a Member, of its own region unless the columns say another."""
    columns.setdefault("wco_region", member.wco_region)
    return ViceChair.objects.create(member=member, **{"is_current": True} | columns)


def make_partner(titles: dict[str, str] | None = None, **columns: Any) -> Partner:
    return make_entry(Partner, titles, **{"category": "un-agency"} | columns)


def make_memorandum(titles: dict[str, str] | None = None, **columns: Any) -> Memorandum:
    partners = columns.pop("partners", [])
    memorandum = make_entry(Memorandum, titles, **columns)
    memorandum.partners.set(partners)
    return memorandum


def make_accession(
    instrument: Instrument, party: Member | None = None, **columns: Any
) -> Accession:
    """An accession of a Member, accepted in 2000 unless the columns say otherwise."""
    columns.setdefault("accepted_on", "2000-01-26")
    return Accession.objects.create(instrument=instrument, party=party or make_member(), **columns)


def make_publication(titles: dict[str, str] | None = None, **columns: Any) -> Publication:
    return make_entry(Publication, titles, **columns)


def make_file(entry: Entry, *languages: str, **columns: Any) -> Attachment:
    """A document on an entry, with a PDF in each of the languages: English unless told."""
    document = Document.objects.create(slug=f"document-{next(number)}")
    for language in languages or ["en"]:
        content = ContentFile(make_pdf(language, "File", ["Words"]), name="file.pdf")
        DocumentFile(document=document, language=language, title="File", file=content).save()
    return Attachment.objects.create(entry=entry, document=document, **columns)


def make_term(titles: dict[str, str] | None = None, **columns: Any) -> Term:
    columns.setdefault("words", {"summary": "What it means."})
    return make_entry(Term, titles, **columns)


def make_question(titles: dict[str, str] | None = None, **columns: Any) -> Question:
    return make_entry(Question, titles, **columns)


def moment(text: str) -> datetime:
    """A moment in UTC: moment("2024-02-22 10:00")."""
    return datetime.fromisoformat(f"{text}+00:00")


def make_request(**columns: Any) -> AccessRequest:
    """A request whose address is proved, for a Member unless the columns say otherwise."""
    columns.setdefault("email", f"ana-{next(number)}@customs.example")
    columns = {
        "language": "en",
        "given_name": "Ana",
        "family_name": "Lopez",
        "position": "Head of unit",
        "department": "Tariff",
        "purpose": "To prepare the Council.",
        "confirmer_name": "Eva Chief",
        "confirmer_email": "eva@customs.example",
        "organization": "partner" if "partner" in columns else "member",
        "form": f"form-{next(number)}",
    } | columns
    if columns["organization"] == "member" and "member" not in columns:
        columns["member"] = make_member()
    if columns.setdefault("state", "open") != "sent":
        columns.setdefault("proved_at", timezone.now())
        columns.setdefault("due_on", timezone.localdate() + timedelta(days=14))
    return AccessRequest.objects.create(**columns)
