"""Working bodies: the list, and the page of one."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from content.facts import fact, link_value, mail_value
from content.finder import Sort
from content.structured_data import organization
from content.views import EntryDetailView, EntryListView
from events.columns import BodyTable
from events.filters import BodyFilter
from events.models import WorkingBody
from events.officers import officers_of
from events.parts import parts_of_body
from events.sessions import sessions_of
from events.views import EventListView


class BodyListView(EntryListView):
    model = WorkingBody
    filterset_class = BodyFilter
    table = BodyTable()
    heading = _("Working bodies")
    lead = _("The Council, and the committees and groups that prepare and carry out its decisions.")
    counted = ngettext_lazy("%(count)s body", "%(count)s bodies", "number")
    item_template = "events/body_item.html"
    sorts = {"usual": Sort(_("Usual order"), lambda model: ["position", "pk"])}


class BodyDetailView(EntryDetailView):
    model = WorkingBody
    heading = _("Working bodies")
    schema_type = "Organization"
    linked_names = ["parent", "children"]

    def get_facts(self):
        body = self.object
        return [
            fact(_("Acronym"), body.acronym),
            fact(_("Reports to"), *map(link_value, self.linked["parent"])),
            fact(_("Bodies that report to it"), *map(link_value, self.linked["children"])),
            fact(_("Secretariat"), mail_value(body.email)),
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        body, user = self.object, self.request.user
        of_body = urlencode({"body": body.slug})
        return context | {
            "officers": officers_of(body, user),
            "sessions": sessions_of(body, user, self.kept),
            "calendar_url": f"{reverse('events:event_ics')}?{of_body}",
            "sessions_url": f"{reverse('events:event_list')}?{of_body}&{EventListView.whole_query}",
            "parts": parts_of_body(self.request, body, self.kept),
        }

    def describe(self):
        return organization(self.object, self.schema_type, alternateName=self.object.acronym)
