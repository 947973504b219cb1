"""Members: their list and their records."""

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from content import dates
from content.facts import fact, name_value
from content.views import EntryDetailView, EntryListView
from members.filters import MemberFilter
from members.models import Member


class MemberListView(EntryListView):
    model = Member
    filterset_class = MemberFilter
    heading = _("Members")
    lead = _("The Customs administrations of the Organization, by name and by region.")
    item_template = "members/member_item.html"

    def get_queryset(self):
        return super().get_queryset().counted()


class MemberDetailView(EntryDetailView):
    model = Member
    heading = _("Members")
    schema_type = "GovernmentOrganization"
    shows_files = False

    def get_facts(self):
        member = self.object
        return [
            fact(_("Region"), name_value(self.labels.name(member.wco_region_id))),
            fact(_("Member since"), dates.partial(member.joined_on)),
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for part in settings.MEMBER_PARTS:
            context |= import_string(part)(self.object, self.request.user, self.kept)
        return context
