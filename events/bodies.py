"""Working bodies: the list, and the page of one."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from content.finder import Sort
from content.views import EntryDetailView, EntryListView
from events.columns import BodyTable
from events.filters import BodyFilter
from events.models import WorkingBody


class BodyListView(EntryListView):
    model = WorkingBody
    filterset_class = BodyFilter
    table = BodyTable()
    heading = _("Working bodies")
    counted = ngettext_lazy("%(count)s body", "%(count)s bodies", "number")
    item_template = "events/body_item.html"
    sorts = {"usual": Sort(_("Usual order"), lambda model: ["position", "pk"])}


class BodyDetailView(EntryDetailView):
    model = WorkingBody
    heading = _("Working bodies")
    schema_type = "Organization"
