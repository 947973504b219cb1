"""The rows that browser tests look at, and the addresses of every type of page."""

import io
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Canvas

from accounts.models import User
from catalogue.models import Annex, AnnexText, Instrument
from content.models import Attachment, Pick, Region, Start, Synonym
from content.models.attachment import FileAccess
from content.models.link import Place
from library.models import Document, DocumentFile, Image
from newsroom.models import News
from pages.models import Shows, TermOfOffice
from sample.pdf import make_pdf
from tests.browser.happenings import make_event_pages
from tests.browser.meetings import make_meeting_page
from tests.browser.organizations import make_partner_page, make_region_page
from tests.factories import (
    make_accession,
    make_file,
    make_instrument,
    make_link,
    make_member,
    make_news,
    make_page,
    make_publication,
    make_question,
    make_region,
    make_subject,
    make_tender,
    make_term,
    make_tool,
    make_topic,
    make_unit,
    make_user,
    make_vacancy,
)

# Below the language. "only-english" is a fallback in French and Arabic, "only-arabic" in English
# and French.
PAGES = {
    "home": "",
    "list": "news/",
    "list with filters": "news/?q=customs&topic=origin&language=en&sort=oldest",
    "list, nothing found": "news/?q=zzzz&topic=origin",
    "list, odd address": "news/?topic=none&page=2",
    "article": "news/full/",
    "article in one language": "news/only-english/",
    "article in Arabic": "news/only-arabic/",
    "glossary": "glossary/",
    "term": "glossary/free-zone/",
    "A to Z": "a-z/",
    "questions": "faq/",
    "question": "faq/where/",
    "online services": "services/",
    "site map": "sitemap/",
    "open data": "open-data/",
    "dataset": "open-data/tools/",
    "tools": "tools/",
    "tool": "tools/full/",
    "package": "instruments/package/",
    "instrument": "instruments/treaty/",
    "parties": "instruments/treaty/parties/",
    "parties, narrowed": "instruments/treaty/parties/?type=others&sort=newest",
    "party": "members/acceded/",
    "publication": "publications/paper/",
    "Members": "members/",
    "Members by region": "members/?sort=region&party=hs&joined_from=1950",
    "Member": "members/kenya/",
    "union that is not counted": "members/union/",
    "regions": "regions/",
    "region": "regions/region-a/",
    "regional bodies": "regions/bodies/",
    "regional body": "regions/region-a/rocb/",
    "partners": "partners/",
    "partner": "partners/full/",
    "memoranda": "partners/memoranda/",
    "memorandum": "partners/memoranda/full/",
    "meeting": "events/winter/",
    "meeting, narrowed": "events/winter/?doclang=fr&new=on",
    "document": "documents/PTC/26/2/",
    "locked document": "documents/PTC/26/3/",
    "topics": "topics/",
    "topic": "topics/origin/",
    "section of a topic": "topics/origin/overview/",
    "section that is not there": "topics/origin/resources/",
    "page with pages below": "about/",
    "page": "about/council/",
    "heads": "about/head/",
    "vacancies": "about/vacancies/",
    "vacancy": "about/vacancies/officer/",
    "tenders": "about/procurement/tenders/",
    "tender": "about/procurement/tenders/closed/",
    "contact": "contact/",
    "events": "events/",
    "past events": "events/?when=past&body=committee",
    "calendar": "events/calendar/2024-04/",
    "event": "events/session/",
    "event that is postponed": "events/off/",
    "event in Arabic": "events/only-arabic/",
    "map of Members": "members/map/",
    "map of parties": "members/map/?party=package",
    "parties of an instrument": "instruments/package/parties/",
    "map, odd address": "members/map/?party=none",
    "timeline": "members/timeline/",
    "sign-in": "account/sign-in/",
    "asking for a new password": "account/password/",
    "letter is on its way": "account/password/sent/",
    "link that does not work any more": "account/password/new/a-b-c/",
    "search": "search/",
    "search, found in files": "search/?q=customs",
    "search, other words": "search/?q=custms+drawbacks",
    "search, nothing found": f"search/?q={'unheardof' * 15}&topic=origin",
    "not found": "nowhere/at-all/",
    "withdrawn": "news/withdrawn/",
}
PASSWORD = "a password of some length"
BODY = """<p>The Customs <a href="https://example.org/">administrations</a> met.</p>
<h2>What was decided</h2><ul><li>One</li><li>Two</li></ul><blockquote><p>Well said.</p></blockquote>
<h3>Next</h3><ol><li>First</li></ol><p>Goods in free zones and a drawback.</p>"""
MANY = 26


def make() -> None:
    """An archive with pictures, files, fallbacks, a withdrawn item and two pages of a list."""
    topic = make_topic("Origin", slug="origin")
    regions = [make_region(f"Region {letter}", slug=f"region-{letter}") for letter in "abcdefghij"]
    now = timezone.now()
    for number in range(MANY):
        make_news(
            {"en": f"Customs item {number}"},
            slug=f"item-{number}",
            topics=[topic],
            regions=[regions[number % len(regions)]],
            published_at=now - timedelta(days=number * 200 + 1),
            words={"summary": "A summary. " * 20},
        )
    _words()
    _placed()
    _openings()
    full = _full(topic, now)
    make_meeting_page()
    _catalogue(topic)
    _parties(full)
    _members(regions)
    make_news({"en": "Only in English"}, slug="only-english", topics=[topic], words={"body": BODY})
    make_news({"ar": "نص بالعربية"}, slug="only-arabic", original_language="ar")
    _pages(topic)
    make_region_page(regions[0])
    make_partner_page(topic, BODY)
    make_event_pages(topic, BODY)
    gone = make_news({"en": "Withdrawn"}, slug="withdrawn")
    gone.versions.get().withdraw(User(is_superuser=True))
    for entry in [full, *News.objects.filter(slug__in=["item-0", "item-1", "only-arabic"])]:
        Pick.objects.create(entry=entry, position=entry.pk)
    reader = make_user(username="reader")
    reader.set_password(PASSWORD)
    reader.save()


def _words() -> None:
    """Terms that the texts use, a question, a synonym and an online service."""
    titles = {"en": "Free zone", "fr": "Zone franche", "ar": "المنطقة الحرة"}
    zone = make_term(titles, slug="free-zone", abbreviation="FZ")
    zone.see_also.add(make_term({"en": "Drawback"}, slug="drawback"))
    Synonym.objects.create(entry=zone, language="en", words="Special economic zone")
    words = {"summary": "Here.", "body": "<p>In a free zone.</p>"}
    make_question({"en": "Where are goods free of duty?"}, slug="where", words=words)
    make_link(Place.SERVICE, "Bookshop", target="https://shop.example/")


def _placed() -> None:
    """Something in every place that editors fill."""
    for place in Place:
        target = "https://tools.example/" if place == Place.WEBSITE else "/tools/?q=AEO"
        words = {"summary": "187" if place == Place.FIGURE else "A sentence on it."}
        make_link(place, f"Link: {place}", target=target, words=words)
    soon = timezone.now() + timedelta(days=20)
    for number in range(4):
        make_link(Place.HIGHLIGHT, f"Highlight {number}", expires_at=soon)


def _openings() -> None:
    """A vacancy that is open, a tender that has closed, and whom to write to."""
    now = timezone.localtime()
    make_vacancy({"en": "Officer"}, slug="officer", closes_at=now + timedelta(days=9))
    past = {"published_at": now - timedelta(days=9), "closes_at": now - timedelta(days=1)}
    make_tender({"en": "Paper"}, slug="closed", **past)
    make_subject()


def _pages(topic) -> None:
    """A small tree, of which a part lies below a topic; one translation has no body."""
    words = {"summary": "A summary. " * 10, "body": BODY}
    make_page("about", {"en": "About us"}, shows=Shows.PAGES, words=words)
    council = make_page("about/council", {"en": "The Council"}, words=words)
    council.write("ar", title="المجلس").publish(User(is_superuser=True))
    make_page("about/council/rules", {"en": "Rules"}, words=words)
    TermOfOffice.objects.create(name="Ian Saunders", country="US", began_on="2024")
    make_page("about/head", {"en": "Head"}, shows=Shows.SECRETARIES_GENERAL, words=words)
    overview = make_page("topics/origin/overview", {"en": "Overview of origin"}, words=words)
    Start.objects.create(topic=topic, entry=overview)


def _full(topic, now) -> News:
    titles = {"ar": "قرارات المجلس", "en": "What the Council decided", "fr": "Décisions du Conseil"}
    words = {"summary": "In short. " * 15, "body": BODY, "correction": "A date was wrong."}
    full = make_news(titles, slug="full", topics=[topic], picture=_picture(), words=words)
    full.published_at = now
    full.save()
    for slug, access in [("open", FileAccess.INHERIT), ("locked", FileAccess.REGISTERED)]:
        document = Document.objects.create(slug=slug)
        for language in ["en", "fr"]:
            file = ContentFile(make_pdf("en", f"The {slug} file", ["Words"]), name=f"{slug}.pdf")
            DocumentFile.objects.create(
                document=document, language=language, title=f"The {slug} file", file=file
            )
        Attachment.objects.create(entry=full, document=document, access=access)
    return full


def _catalogue(topic) -> None:
    """A tool with every fact and state, the package that holds it, and a paper."""
    package = make_instrument({"en": "Package"}, slug="package", category="package")
    annex = Annex.objects.create(instrument=package, code="A")
    AnnexText.objects.create(annex=annex, language="en", title="Transit")
    tool = make_tool(
        {"en": "Guidelines on the clearance of consignments"},
        slug="full",
        topics=[topic],
        words={"summary": "In short. " * 30, "body": BODY},
        status="superseded",
        successor=make_tool({"en": "Newer guidelines"}, topics=[topic]),
        audiences=["customs", "business"],
        approving_body=make_unit(),
        approved_on="2022-06",
        instruments=[package],
    )
    make_file(tool, "en", "fr", edition="2022 edition")
    make_file(tool, "ar", access=FileAccess.REGISTERED)
    make_file(tool, "en", edition="2018 edition", is_former=True)
    make_file(make_publication({"en": "Paper"}, slug="paper", doi="10.1234/paper", number="47"))


def _members(regions) -> None:
    """Members in every part of the map, large and small, and what some are to an instrument."""
    places = {"FR": (2.3, 48.9), "BR": (-47.9, -15.8), "SG": (103.8, 1.3), "MU": (57.5, -20.2)}
    titles = {"FR": {"en": "France", "ar": "فرنسا"}, "BR": {"en": "Brazil", "fr": "Brésil"}}
    members = [
        make_member(
            titles.get(code, {"en": f"Land {code}"}),
            iso_alpha2=code,
            slug=f"land-{code.lower()}",
            wco_region=regions[number % 6],
            joined_on=f"{1952 + 3 * number}{'-11-04' if number % 2 else ''}",
            longitude=places.get(code, (None, None))[0],
            latitude=places.get(code, (None, None))[1],
        )
        for number, code in enumerate([*places, "CA", "RU", "IN", "KE", "NG", "AU", "LU", "FJ"])
    ]
    package = Instrument.objects.get(slug="package")
    make_accession(package, members[0])
    make_accession(package, members[1], accepted_on="", signed_on="1999")
    make_accession(package, members[2], accepted_on="", is_undated=True)


def _parties(news: News) -> None:
    """A convention with a complete list of parties: every column, each way to stand to it."""
    titles = {"en": "Convention on the treatment of containers", "ar": "اتفاقية الحاويات"}
    treaty = make_instrument(titles, slug="treaty", has_all_parties=True)
    annex = Annex.objects.create(instrument=treaty, code="A")
    names = {"en": "Acceded", "fr": "Adhéré", "ar": "منضم"}
    region = Region.objects.get(slug="region-a")
    known = {"act": "accession", "signed_on": "1999-01", "in_force_on": "2001"}
    party = make_member(names, slug="acceded", wco_region=region, iso_alpha2="XA")
    accession = make_accession(
        treaty, party, news=news, reservations="Not for tanks.\nNot for pallets.", **known
    )
    accession.annexes.add(annex)
    make_accession(treaty, make_member({"en": "Elsewhere"}, joined_on="", iso_alpha2="XB"))
    signatory = make_member({"en": "Signatory"}, iso_alpha2="XC")
    make_accession(treaty, signatory, accepted_on="", signed_on="2004-05-06")
    gone = make_member({"en": "Gone"}, iso_alpha2="XD")
    make_accession(treaty, gone, accepted_on="1990", withdrawn_on="2020")
    for title, is_complete in [("Not joined", True), ("Not listed", False)]:
        make_accession(make_instrument({"en": title}, has_all_parties=is_complete), gone)


def _picture() -> Image:
    output = io.BytesIO()
    Canvas.new("RGB", (1000, 640), "#0d4654").save(output, "PNG")
    picture = Image(title="Council", credit="WCO", is_decorative=True)
    picture.file.save("council.png", ContentFile(output.getvalue()), save=False)
    picture.file._committed = False
    picture.save()
    return picture
