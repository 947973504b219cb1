"""The doors of the access proof: every address that takes words, and what it answers."""

import re
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from content.models import Attachment, Entry, Version
from library.models import Document, DocumentFile, FilePage
from tests.access_table import FEEDS, FINDERS, address

# What is made anew for each answer.
NONCES = re.compile(r'(csrfmiddlewaretoken" value=|nonce[-=]"?)["\w+/=-]+')
HEADERS = ["Content-Type", "Cache-Control", "Vary", "Last-Modified", "Link", "Location"]
ALL = "hushword"



def of_finders(words: str = ALL, formats: list[str] | None = None) -> list[str]:
    """The finders of the kinds and what they answer machines."""
    formats = ["", *FEEDS] if formats is None else formats
    return [
        address(folder, f"feed.{ending}?q={words}" if ending else f"?q={words}")
        for folder in FINDERS
        for ending in formats
    ]


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
    body = b"".join(response) if response.streaming else response.content
    headers = tuple(response.get(name, "") for name in HEADERS)
    return response.status_code, headers, NONCES.sub("", body.decode())


def leave_out_what_is_hidden(reader) -> None:
    """Make it a site that never had what this reader may not read."""
    readable = Entry.objects.visible_to(reader).values("pk")
    entries = Entry.objects.filter(slug__contains="hw").exclude(pk__in=list(readable))
    open_files = list(Attachment.objects.visible_to(reader).values_list("document", flat=True))
    known = Attachment.objects.of_visible_entries(reader).values_list("document", flat=True)
    Version.objects.exclude(status="published").delete()
    DocumentFile.objects.filter(is_current=False).delete()
    FilePage.objects.exclude(file__document__in=open_files).delete()
    Attachment.objects.exclude(document__in=list(known)).delete()
    entries.delete()
    Document.objects.filter(attachments=None).delete()


class without_what_is_hidden:  # noqa: N801
    """The site as if it had never held what a reader may not read; all is put back at the end."""

    def __init__(self, reader):
        self.reader = reader

    def __enter__(self):
        self.block = transaction.atomic()
        self.block.__enter__()
        leave_out_what_is_hidden(self.reader)

    def __exit__(self, kind, error, trace):
        transaction.set_rollback(True)
        self.block.__exit__(kind, error, trace)
