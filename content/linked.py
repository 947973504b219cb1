"""Entries that the record of another names: what it belongs to, what took its place."""

from collections.abc import Iterable
from typing import Any, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from content.languages import current_language
from content.models import Entry
from content.models.reading import type_of_reader
from content.presentation import present


def with_linked(entries: QuerySet, names: Iterable[str]) -> QuerySet:
    """Each entry with the keys of what it is related to by those names, in either direction."""
    rows = entries.model._base_manager.filter(pk=OuterRef("pk"))
    arrays = {
        f"{name}_pks": ArraySubquery(rows.filter(**{f"{name}__isnull": False}).values(name))
        for name in names
    }
    return entries.annotate(**arrays)


def linked_entries(
    entry: Any, names: Iterable[str], user: type_of_reader
) -> dict[str, list[Entry]]:
    """What this user may read of what the entry, read `with_linked`, is related to: by title.

    One statement; none where it is related to nothing. Each comes as an `Entry` with the facts
    of its kind: `other.tool.category`.
    """
    pks = {name: set(getattr(entry, f"{name}_pks")) for name in names}
    kinds = {cast(Any, entry._meta.get_field(name)).related_model._meta.model_name for name in pks}
    wanted = set().union(*pks.values())
    found = []
    if wanted:
        visible = Entry.objects.visible_to(user).filter(pk__in=wanted)
        found = visible.one_statement(current_language().code, kinds=sorted(kinds))
        present(found)
    found.sort(key=lambda other: (other.text.title.casefold(), other.pk))
    return {name: [other for other in found if other.pk in keys] for name, keys in pks.items()}
