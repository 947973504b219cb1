"""The rows of the access proof: every word of `hidden` in its place."""

from functools import cache, partial

from django.contrib.auth.models import Group
from django.core.cache import caches
from django.test import TestCase
from django.utils.text import slugify

from accounts.models import User
from content.models import Attachment, Entry, Link, Synonym, Unit
from content.roles import AUTHOR, PUBLISHER
from events.models import Event
from events.models.programme import ProgrammeItem
from events.roles import MEETING_OFFICER
from library.models import Document, DocumentFile, FilePage, Image, ImageText, Scan
from meetings.models import AgendaItem, Meeting, WorkingDocument
from search.counting import count_words
from search.models import BestBet
from tests.factories import make_affiliation, make_entry, make_tool, make_topic, make_user
from tests.meeting_factories import make_event, make_registration, make_registration_form
from tests.rows import KeptRows, put_back, rows_of
from tests.search.hidden import (
    ALL_KINDS,
    KINDS,
    OF_PUBLIC,
    OPENERS_OF,
    READERS_OF,
    TEXTS,
    facts_of_entry,
    facts_of_file,
    hush,
    word_of,
)
from textsearch.models import SynonymSet

MAKERS = {kind: make for kind, (_name, make) in KINDS.items()} | {
    "link": partial(make_entry, Link, place="tile", target="/news/"),
    "unit": partial(make_entry, Unit),
}
PUBLISHER_OF_ALL = User(is_superuser=True)


def said(kind: str, state: str, place: str) -> str:
    """What stands in a place: its own word, that of such places, and that of all."""
    return f"{word_of(kind, state, place)} {hush(place)} hushword"


def make_everything() -> None:
    """Every entry of the table, the files and papers of public entries, and their readers."""
    body = Group.objects.create(name="Body")
    meeting = make_event({"en": "Carrier"}, slug="carrier")
    groups = {"body": body, "participants": meeting.participants_group()}
    make_readers(body, meeting)
    for kind in ALL_KINDS:
        for state in READERS_OF:
            make_row(kind, state, groups)
    Meeting.objects.create(event=meeting)
    for state in OPENERS_OF:
        tool = make_tool({"en": "Carrier"})
        add_file(tool, "listed", state, groups)
        add_file(meeting, "paper", state, groups)
    SynonymSet.objects.create(language="en", words=["hushalias", "hushword"])
    # A public item filed under everything, whoever may read that.
    everything = Entry.objects.filter(slug__startswith="hw")
    filed = MAKERS["news"]({"en": "Filed plainly"}, slug="filed")
    filed.topics.set(everything.filter(kind="content.topic").values_list("pk", flat=True))
    filed.regions.set(everything.filter(kind="content.region").values_list("pk", flat=True))
    make_topic("Plain", slug="plain")
    count_words()


def make_readers(body: Group, meeting: Event) -> None:
    """A person of each role, by that name."""
    roles = {"officer": MEETING_OFFICER, "author": AUTHOR, "publisher": PUBLISHER}
    for name, role in roles.items():
        make_user(role, username=name)
    make_user(username="superuser", is_staff=True, is_superuser=True)
    for name in ["registered", "member", "participant"]:
        make_user(username=name)
    User.objects.get(username="member").groups.add(body)
    make_affiliation(make_user(username="delegate")).groups.add(body)
    make_registration(make_registration_form(meeting), User.objects.get(username="participant"))


def make_row(kind: str, state: str, groups: dict[str, Group]) -> None:
    """An entry of the kind in that state, with its files and facts."""
    columns = facts_of_entry(state)
    if "groups" in columns:
        columns["groups"] = [groups[columns["groups"]]]
    words = {place: said(kind, state, place) for place in TEXTS}
    plain = {"en": "Plain"} if state in OF_PUBLIC else {}
    slug = slugify(f"plain {kind} {state}") if plain else word_of(kind, state, "slug")
    entry = MAKERS[kind](plain, slug=slug, **columns)
    entry = Entry.objects.get(pk=entry.pk)
    if state == "superseded":
        entry.write("en", **words).publish(PUBLISHER_OF_ALL)
        entry.write("en", title="Plain", summary="", body="", correction="").publish(
            PUBLISHER_OF_ALL
        )
        return
    language = "fr" if state.startswith("French") else "en"
    text = entry.write(language, **words)
    if state == "review":
        text.submit(PUBLISHER_OF_ALL)
    elif state not in {"draft", "draft of public", "French draft"}:
        text.publish(PUBLISHER_OF_ALL)
    if state not in OF_PUBLIC:
        add_facts(entry, kind, state)
        add_file(entry, kind, state, {})
    if state in {"withdrawn", "French withdrawn"}:
        text.withdraw(PUBLISHER_OF_ALL)
    if state == "deleted":
        entry.delete()


def add_facts(entry: Entry, kind: str, state: str) -> None:
    """A picture, other names, a best bet; an agenda and a programme."""
    say = partial(said, kind, state)
    picture = Image(title="Plain", file="images/x.png", format="png", width=9, height=9)
    picture.credit, picture.digest = say("credit"), "0" * 64
    Image.objects.bulk_create([picture])
    ImageText.objects.create(image=picture, language="en", alt=say("alternative text"))
    Entry.objects.filter(pk=entry.pk).update(picture=picture)
    Synonym.objects.create(entry=entry, language="en", words=say("synonym"))
    BestBet.objects.create(words="hushpinned", folded="hushpinned", entry=entry)
    if kind == "glossary":
        entry.term.abbreviation = word_of(kind, state, "abbreviation")
        entry.term.save()
    if kind == "events":
        meeting = Meeting.objects.create(event=entry.event)
        item = AgendaItem.objects.create(meeting=meeting, number="1", position=1)
        item.texts.create(language="en", title=say("agenda"), decision=say("decision"))
        item = ProgrammeItem.objects.create(event=entry.event, day=entry.event.starts_on)
        item.texts.create(language="en", title=say("programme"))


def add_file(entry: Entry, kind: str, state: str, groups: dict[str, Group]) -> None:
    """A file with its pages as they are once read; of a paper, with a symbol."""
    say = partial(said, kind, state)
    document = Document.objects.create(slug=word_of(kind, state, "file address"))
    columns = facts_of_file(state)
    named = columns.pop("groups", None)
    if kind == "paper":
        number = [*OPENERS_OF].index(state) + 1
        title = "Plain" if state in {"earlier revision", "waiting", "refused"} else state
        columns |= {"symbol": f"HUSH/26/{number}", "title": title}
    model = WorkingDocument if kind == "paper" else Attachment
    attachment = model.objects.create(entry_id=entry.pk, document=document, **columns)
    if named:
        attachment.groups.add(groups[named])
    scans = {"waiting": Scan.WAITING, "refused": Scan.REFUSED}
    is_current = state not in {"earlier revision", *scans}
    file = DocumentFile(
        document=document, language="en", title=say("file title"), file="documents/x.pdf",
        original_name=f"{say('file name')}.pdf", format="pdf", size_bytes=9, digest="0" * 64,
        is_current=is_current, scan=scans.get(state, Scan.CLEAN), text_state="read",
    )  # fmt: skip
    others = []
    if state == "earlier revision":
        others = [
            DocumentFile(
                document=document, language="en", title="Plain", file="documents/y.pdf",
                original_name="plain.pdf", format="pdf", size_bytes=9, digest="0" * 64,
                revision=2, text_state="read",
            )
        ]  # fmt: skip
    DocumentFile.objects.bulk_create([file, *others])
    # A file that readers do not get has no pages; here it has some, and they are not found.
    FilePage.objects.create(
        file=file, number=0, language="en", title=file.title, text=file.original_name
    )
    FilePage.objects.create(file=file, number=1, language="en", text=say("file text"))


@cache
def kept_rows() -> KeptRows:
    """Made once in a process, as it takes seconds."""
    return rows_of(make_everything)


class HushCase(TestCase):
    """Begins with every word in its place, and signs in a reader of each role."""

    @classmethod
    def setUpTestData(cls):
        put_back(kept_rows())
        cls.users = {user.username: user for user in User.objects.all()}

    def setUp(self):
        for cache_of_pages in caches.all(initialized_only=True):
            cache_of_pages.clear()

    def sign_in(self, role):
        """Go on as somebody of that role."""
        self.client = self.client_class()
        if role != "anonymous":
            self.client.force_login(self.users[role])
