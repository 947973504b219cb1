"""The doors of the access proof: every address that takes words, and what it answers."""

import re
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from content.models import Attachment, Entry, Version
from library.models import Document, DocumentFile, FilePage
from tests.access_table import FEEDS, FINDERS, address
from tests.search.hidden import HIDDEN, SEARCHED, hush, may_see, word_of
from textsearch.models import Word

# What is made anew for each answer.
NONCES = re.compile(r'(csrfmiddlewaretoken" value=|nonce[-=]"?)["\w+/=-]+')
UPDATED = re.compile(r"<updated>[^<]+")
HEADERS = [
    "Content-Type", "Cache-Control", "Vary", "Last-Modified", "Link", "Location", "ETag",
    "Content-Length", "Content-Disposition",
]  # fmt: skip
ALL = "hushword"


def of_finders(words: str = ALL, formats: list[str] | None = None) -> list[str]:
    """The finders of the kinds and what they answer machines."""
    formats = ["", *FEEDS] if formats is None else formats
    return [
        address(folder, f"feed.{ending}?q={words}" if ending else f"?q={words}")
        for folder in FINDERS
        for ending in formats
    ]


def of_search(formats: list[str]) -> list[str]:
    """The search page for all words, and what it answers machines; also in another language."""
    rest = [f"feed.{ending}?q={ALL}" if ending else f"?q={ALL}" for ending in formats]
    return [*(f"/en/search/{some}" for some in rest), f"/fr/search/?q={ALL}"]


def of_places() -> dict[str, str]:
    """By place, the search for what stands there."""
    return {place: f"/en/search/feed.json?q={hush(place)}" for place in SEARCHED}


def of_questions() -> list[str]:
    """Searches that ask for help, for names, and for what most may not read."""
    hidden = [
        word_of("news", "groups", "title"), word_of("tools", "participants", "file text"),
        word_of("paper", "for group", "file text"), word_of("news", "draft", "title"),
        word_of("topics", "registered", "title"), word_of("news", "superseded", "title"),
    ]  # fmt: skip
    names = [
        word_of("glossary", "registered", "abbreviation"),
        word_of("glossary", "groups", "synonym"), word_of("news", "groups", "slug"),
        "hushpinned", "hushalias", "HUSH/26/3", "HUSH/26/5",
    ]  # fmt: skip
    groups = word_of("topics", "groups", "slug")
    choices = [
        f"q={ALL}&topic={groups}", f"q={hidden[0]}&topic=plain", f"topic={groups}",
        f"q={ALL}&kind=document", f"q={ALL}&access=groups", f"q={ALL}&year=1999",
        f"q={hidden[0]}+{hidden[1]}", "q=hushwrod", f"q={ALL}&sort=newest&page=2",
        f"q=-{hidden[0]}+{ALL}", "kind=news", "language=fr",
    ]  # fmt: skip
    asked = [f"q={words}" for words in [*hidden, *names]]
    # A letter that is wrong, and a word that is not finished.
    asked += [f"q={word[:6]}x{word[7:]}" for word in hidden]
    asked += [f"q={word[:9]}" for word in hidden]
    return [f"/en/search/?{query}" for query in [*asked, *choices]]


def of_suggestions() -> list[str]:
    """What is offered to somebody who types."""
    words = ["hus", "hushw", "hushti", "hushpin", "plain", "carrier", "HUSH/26", "hushword+hush"]
    hidden = [
        word_of(kind, state, place)
        for kind, state in [
            ("news", "groups"), ("tools", "registered"), ("glossary", "participants"),
            ("topics", "draft"), ("paper", "for group"),
        ]
        for place in ["title", "file text"]
    ]  # fmt: skip
    words += [word[:5] for word in hidden]
    return [f"/en/search/suggestions/?q={some}" for some in words]


def of_lists() -> list[str]:
    """Other lists, with words that most of them do not take."""
    month = f"{timezone.localdate() + timedelta(days=30):%Y-%m}"
    places = [
        "", "a-z/", "topics/", "topics/plain/", "regions/", "glossary/", "faq/", "sitemap/",
        "services/", "open-data/", "open-data/news/", "members/map/", "members/timeline/",
        f"events/calendar/{month}/", "events/feed.ics", "glossary/feed.json", "no-such-page/",
        "documents/", "news/filed/",
    ]  # fmt: skip
    return [*(f"/en/{place}?q={ALL}" for place in places), "/sitemap-1.xml"]


def answer(client, place: str) -> tuple:
    """All that an answer says but for what is new in each."""
    response = client.get(place)
    body = (b"".join(response) if response.streaming else response.content).decode()
    headers = {name: response.get(name, "") for name in HEADERS}
    headers["Vary"] = sorted(headers["Vary"].split(", "))
    is_empty_feed = "<feed" in body and "<entry>" not in body
    if is_empty_feed:
        # It was changed this moment.
        body = UPDATED.sub("", body)
    if is_empty_feed or response.streaming or NONCES.search(body):
        # Of tables it tells the generation; else what is new in each answer.
        headers["ETag"] = bool(headers["ETag"])
    return response.status_code, headers, NONCES.sub("", body)


def leave_out_what_is_hidden(reader) -> None:
    """Make it a site that never had what this reader may not read."""
    readable = Entry.objects.visible_to(reader).values_list("pk", flat=True)
    entries = Entry.objects.filter(slug__contains="hw").exclude(pk__in=list(readable))
    open_files = list(Attachment.objects.visible_to(reader).values_list("document", flat=True))
    known = Attachment.objects.of_visible_entries(reader).values_list("document", flat=True)
    Version.objects.exclude(status="published").delete()
    DocumentFile.objects.filter(is_current=False).delete()
    FilePage.objects.exclude(file__document__in=open_files).delete()
    Attachment.objects.exclude(document__in=list(known)).delete()
    entries.delete()
    Document.objects.filter(attachments=None).delete()
    hidden = HIDDEN.keys() - may_see(reader.username or "anonymous")
    Word.objects.filter(word__in=hidden).delete()


@contextmanager
def without_what_is_hidden(reader):
    """The site as if it had never held what a reader may not read; all is put back at the end."""
    with transaction.atomic():
        leave_out_what_is_hidden(reader)
        yield
        transaction.set_rollback(True)
