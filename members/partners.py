"""Partners, and the register of memoranda."""

from django.utils.translation import gettext_lazy as _

from content import dates
from content.facts import fact, link_value
from content.views import EntryDetailView, EntryListView
from members.columns import MemorandumTable, PartnerTable
from members.filters import MemorandumFilter, PartnerFilter
from members.models import Memorandum, Partner


class PartnerListView(EntryListView):
    model = Partner
    filterset_class = PartnerFilter
    table = PartnerTable()
    heading = _("Partners")
    lead = _("Organizations that work with ours.")
    item_template = "members/partner_item.html"


class PartnerDetailView(EntryDetailView):
    model = Partner
    heading = _("Partners")
    schema_type = "Organization"
    linked_names = ["memoranda", "tools"]

    def get_facts(self):
        partner = self.object
        return [
            fact(_("Type"), partner.get_category_display()),
            fact(_("Memoranda"), *map(link_value, self.linked["memoranda"])),
            fact(_("Joint tools"), *map(link_value, self.linked["tools"])),
        ]


class MemorandumListView(EntryListView):
    model = Memorandum
    filterset_class = MemorandumFilter
    table = MemorandumTable()
    heading = _("Memoranda of understanding")
    lead = _("What the Organization has agreed with its partners.")
    item_template = "members/memorandum_item.html"


class MemorandumDetailView(EntryDetailView):
    model = Memorandum
    heading = _("Memoranda of understanding")
    linked_names = ["partners"]

    def get_facts(self):
        memorandum = self.object
        return [
            fact(_("Partners"), *map(link_value, self.linked["partners"])),
            fact(_("Signed"), dates.partial(memorandum.signed_on)),
            fact(_("Status"), memorandum.get_status_display()),
        ]
