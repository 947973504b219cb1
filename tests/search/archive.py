"""Rows that searches find: files with pages, and many entries at once."""

from django.utils import timezone

from content.models import Entry, Version
from library.models import DocumentFile, FilePage
from textsearch.forms import plain_text


def say(attachment, language, *pages):
    """Let the file in a language say these words, page by page."""
    file = DocumentFile.objects.get(document=attachment.document, language=language)
    FilePage.objects.filter(file=file).delete()
    for number, text in enumerate([file.title, *pages]):
        words = {"title": text} if number == 0 else {"text": text}
        FilePage.objects.create(file=file, number=number, language=language, **words)


def make_many(number, title):
    """So many news items of that title, without what only their own pages need."""
    now = timezone.now()
    entries = Entry.objects.bulk_create(
        Entry(kind="newsroom.news", slug=f"many-{n}", languages=["en"], published_at=now)
        for n in range(number)
    )
    texts = []
    for entry in entries:
        text = Version(
            entry=entry, language="en", number=1, status="published", title=title, published_at=now
        )
        text.index(title, "", plain_text(""))
        texts.append(text)
    Version.objects.bulk_create(texts)
