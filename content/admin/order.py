"""Entries in an order that editors make: rows move up and down among their siblings."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.entries import EntryAdmin
from content.admin.lists import title_of_texts

STEPS = {"up": -1, "down": 1}
# The message about the last step; it describes the buttons, so that it is read with the focus.
SAID = "moved"


class OrderedAdmin(EntryAdmin):
    """The base of kinds with a `position`. A kind may narrow who stands beside whom."""

    list_display = ["title_column", "move_column", "state_column", "languages_column"]
    ordering = ["position", "pk"]
    sortable_by = []

    def siblings_of(self, entry: Any) -> Any:
        """The entries that this one is ordered among, itself one of them."""
        return self.model.objects.all()

    def get_list_display(self, request):
        columns = super().get_list_display(request)
        return [c for c in columns if c != "move_column" or self.may_correct(request)]

    def changelist_view(self, request, extra_context=None):
        """The list; its buttons post to its own address, so that filters and page stay."""
        has_order = "move_column" in self.list_display
        if has_order and request.method == "POST" and "move" in request.POST:
            return self._move(request)
        return super().changelist_view(request, extra_context)

    @admin.display(description=gettext_lazy("order"))
    def move_column(self, entry: Any) -> str:
        text = title_of_texts(entry, entry.telling_texts)
        title = text.title if text else entry.slug
        # The identity is what the answer's address names, so that the focus comes back here.
        button = (
            '<button type="submit" class="move" name="move" value="{0}-{1}" id="{0}-{1}"'
            ' title="{2}" aria-label="{2}: {3}" aria-describedby="{5}">{4}</button>'
        )
        up = format_html(button, "up", entry.pk, _("Move up"), title, "↑", SAID)
        down = format_html(button, "down", entry.pk, _("Move down"), title, "↓", SAID)
        return format_html("{} {}", up, down)

    def _move(self, request: HttpRequest) -> HttpResponse:
        """One step among the siblings, said in a message; back to the button that was pressed."""
        if not self.may_correct(request):
            raise PermissionDenied
        way, _dash, pk = request.POST["move"].partition("-")
        entry = self.get_object(request, pk)
        if entry is not None and way in STEPS:
            has_moved, place, number = move(entry, self.siblings_of(entry), STEPS[way])
            title = self.title_of(self.get_desk(request, entry))
            values = {"title": title, "place": place, "number": number}
            message = _("“%(title)s” is now number %(place)s of %(number)s.")
            if not has_moved:
                message = _("“%(title)s” stays where it is: number %(place)s of %(number)s.")
            else:
                self.log_change(request, entry, _("Moved to place %(place)s.") % values)
            said = format_html('<span id="{}">{}</span>', SAID, message % values)
            self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(f"{request.get_full_path()}#{way}-{pk}")


@transaction.atomic
def move(entry: Any, siblings: Any, step: int) -> tuple[bool, int, int]:
    """Move an entry by one place among its siblings, who are numbered anew.

    Two people who move at the same moment do so one after the other. Tells whether it moved,
    its place, and among how many.
    """
    # Locked in one order, and sorted by what is stored once the lock is held.
    rows = list(siblings.select_for_update().order_by("pk"))
    rows.sort(key=lambda row: (row.position, row.pk))
    index = next(i for i, row in enumerate(rows) if row.pk == entry.pk)
    target = min(max(index + step, 0), len(rows) - 1)
    rows.insert(target, rows.pop(index))
    wrong = [(row, place) for place, row in enumerate(rows, 1) if row.position != place]
    for row, place in wrong:
        row.position = place
    type(entry).objects.bulk_update([row for row, _place in wrong], ["position"])
    return target != index, target + 1, len(rows)
