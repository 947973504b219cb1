"""Entries that others lie below: none is deleted from above what is still there."""

from django.db.models import Q
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from content.addresses import path_of
from content.admin.choosers import name_of, named
from content.admin.entries import EntryAdmin
from content.models import Entry


class BranchAdmin(EntryAdmin):
    """Refuses, in words, to delete an entry without what lies below its address."""

    def get_deleted_objects(self, objs, request):
        deleted, counts, needed, protected = super().get_deleted_objects(objs, request)
        below = [
            _("%(title)s (%(address)s), which lies below") % {"title": name, "address": slug}
            for name, slug in _below(list(objs))
        ]
        return deleted, counts, needed, [*protected, *below]


def _below(entries: list[Entry]) -> list[tuple[str, str]]:
    """Name and address of what lies below these entries and is not one of them."""
    where = Q(pk__in=[])
    for entry in entries:
        try:
            where |= Q(slug__startswith=f"{path_of(entry.kind, entry.slug)}/")
        except NoReverseMatch:
            continue
    found = Entry.objects.filter(where, slug__contains="/").exclude(pk__in=[e.pk for e in entries])
    return [(name_of(entry), entry.slug) for entry in named(found.order_by("slug"))]
