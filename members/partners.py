"""Partners, and the register of memoranda."""

from typing import Any

from django.db.models import Value
from django.db.models.functions import NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from content import dates
from content.facts import FactValue, fact, link_value, site_value
from content.finder import NEWEST, SORTS, Sort, by_name
from content.labels import Labels
from content.structured_data import organization
from content.trails import type_of_trail
from content.views import EntryDetailView, EntryListView
from members.agreements import MemorandumFilter, PartnerFilter
from members.columns import MemorandumTable, PartnerTable
from members.models import Memorandum, Partner

PARTNERS = _("Partners")
OURSELVES = _("World Customs Organization")
# As text dates sort by time; those that are not known come last either way.
SIGNED, ENDS = NullIf("signed_on", Value("")), NullIf("ends_on", Value(""))


class PartnerListView(EntryListView):
    model = Partner
    filterset_class = PartnerFilter
    table = PartnerTable()
    heading = PARTNERS
    counted = ngettext_lazy("%(count)s partner", "%(count)s partners", "number")
    lead = _("Organizations that work with ours.")
    item_template = "members/partner_item.html"

    def get_sorts(self):
        labels = Labels(self.kept, self.request.user)
        names = labels.others("partners", Partner.objects.all())
        return {"name": by_name(names.values()), NEWEST: SORTS[NEWEST]}


class PartnerDetailView(EntryDetailView):
    model = Partner
    heading = PARTNERS
    schema_type = "Organization"
    linked_names = ["memoranda", "tools"]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"memoranda": self._memoranda()}

    def get_facts(self):
        partner = self.object
        return [
            fact(_("Short name"), partner.abbreviation),
            fact(_("Seat"), partner.seat),
            fact(_("Primary contact"), partner.primary_contact),
            fact(_("Official website"), site_value(partner.website)),
            fact(_("Joint tools"), *map(link_value, self.linked["tools"])),
        ]

    def describe(self):
        partner = self.object
        return organization(
            partner,
            self.schema_type,
            alternateName=partner.abbreviation,
            url=partner.website,
            location=partner.seat,
        )

    def _memoranda(self) -> list[Any]:
        """Those with this partner, the last signed first, each with its date in words."""
        found: list[Any] = self.linked["memoranda"]
        found.sort(key=lambda entry: entry.memorandum.signed_on, reverse=True)
        for entry in found:
            entry.signed = dates.partial(entry.memorandum.signed_on)
        return found


class MemorandumListView(EntryListView):
    model = Memorandum
    filterset_class = MemorandumFilter
    table = MemorandumTable()
    heading = _("Memoranda of understanding")
    counted = ngettext_lazy("%(count)s memorandum", "%(count)s memoranda", "number")
    lead = _("What the Organization has agreed with its partners.")
    item_template = "members/memorandum_item.html"
    sorts = {
        "signed": Sort(_("Newest first"), lambda model: [SIGNED.desc(nulls_last=True), "-id"]),
        "oldest": Sort(_("Oldest first"), lambda model: [SIGNED.asc(nulls_last=True), "id"]),
        "ends": Sort(_("Ends soonest"), lambda model: [ENDS.asc(nulls_last=True), "id"]),
    }

    def with_parts(self, entries):
        return entries.with_renewal()

    def get_trail(self):
        return _below_partners(super().get_trail())

    def _present(self, entries):
        super()._present(entries)
        for memorandum in entries:
            memorandum.signed = dates.partial(memorandum.signed_on)


class MemorandumDetailView(EntryDetailView):
    model = Memorandum
    heading = _("Memoranda of understanding")
    linked_names = ["partners"]

    def with_parts(self, entries):
        return entries.with_renewal()

    def get_trail(self):
        return _below_partners(super().get_trail())

    def get_facts(self):
        memorandum = self.object
        note = _("Renewal due") if memorandum.is_renewal_due else ""
        return [
            fact(_("Signatories"), OURSELVES, *map(link_value, self.linked["partners"])),
            fact(_("Signed"), dates.partial(memorandum.signed_on)),
            fact(_("Status"), FactValue(memorandum.get_status_display(), note=note)),
            fact(_("Renewed"), dates.partial(memorandum.renewed_on)),
            fact(_("In force until"), dates.partial(memorandum.ends_on)),
        ]


def _below_partners(trail: type_of_trail) -> type_of_trail:
    """The breadcrumb with the partners after home."""
    return [trail[0], {"label": PARTNERS, "url": reverse("members:partner_list")}, *trail[1:]]
