"""The first texts of an entry, published at once: for rows that come by the hundred."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.models import Action
from content.audited import record_texts
from content.models import Entry, Status, Version


@transaction.atomic
def publish_first(
    entry: Entry, texts: Iterable[dict[str, Any]], by: Any, *, at: datetime | None = None
) -> None:
    """Publish the texts of an entry that has none, in their order, dated `at` or now.

    What `write` and `publish` do one by one, in a few statements: {"language": "en", "title": ...,
    "author": ...}. A text in another language is translated from the original before it. Raises
    PermissionDenied, and IntegrityError where there are texts, or one lacks a title.
    """
    if not by.has_perm("content.publish_version"):
        raise PermissionDenied("content.publish_version")
    entry.lock()
    at = at or timezone.now()
    published: list[Version] = []
    source = None
    for is_original, some in groupby(
        texts, key=lambda words: words["language"] == entry.original_language
    ):
        versions = [_published(entry, words, source, at) for words in some]
        Version.objects.bulk_create(versions)
        published += versions
        source = versions[0] if is_original else source
    entry.keep_languages()
    record_texts(Action.PUBLISHED, published, by)


def _published(
    entry: Entry, words: dict[str, Any], source: Version | None, at: datetime
) -> Version:
    columns = {"number": 1, "status": Status.PUBLISHED, "source": source, "published_at": at}
    version = Version(entry=entry, **columns, **words)
    version.index_words()
    return version
