"""Members: their list and their records."""

from django.utils.translation import gettext_lazy as _

from content import dates
from content.facts import fact, name_value
from content.views import EntryDetailView, EntryListView
from members.columns import MemberTable
from members.filters import MemberFilter
from members.models import Member


class MemberListView(EntryListView):
    model = Member
    filterset_class = MemberFilter
    table = MemberTable()
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
