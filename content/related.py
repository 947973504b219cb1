"""What else there is on the subjects of an entry."""

from typing import Any

from django.db.models import Exists, OuterRef

from content.kept import Kept
from content.languages import current_language
from content.models import Entry
from content.models.reading import type_of_reader
from content.presentation import present

RELATED = 4


def related(entry: Any, user: type_of_reader, kept: Kept) -> list[Entry]:
    """The newest entries of its kind that share a topic with it: one statement."""
    topics = [label.pk for label in entry.topic_labels]
    rows = Entry.topics.through.objects.filter(entry=OuterRef("pk"), topic__in=topics)
    same = Entry.objects.filter(Exists(rows), kind=entry.kind)
    same = same.visible_to(user).exclude(pk=entry.pk).newest_first()
    found = same.one_statement(current_language().code, most=RELATED) if topics else []
    found.sort(key=lambda other: (other.published_at, other.pk), reverse=True)
    present(found, kept)
    return found
