"""Regional bodies: their list and their records."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from content import dates
from content.facts import fact, lines_in, link_value, site_value, text_value
from content.finder import NEWEST, SORTS, by_name
from content.labels import Labels
from content.structured_data import organization
from content.trails import text_step, type_of_trail
from content.views import EntryDetailView, EntryListView
from members.columns import RegionalBodyTable
from members.filters import RegionalBodyFilter, hosts
from members.models import RegionalBody
from members.regions import HEADING


class RegionalBodyListView(EntryListView):
    model = RegionalBody
    filterset_class = RegionalBodyFilter
    table = RegionalBodyTable()
    heading = _("Regional bodies")
    counted = ngettext_lazy("%(count)s regional body", "%(count)s regional bodies", "number")
    lead = _("Offices and centres that Members host for their regions.")
    item_template = "members/regional_body_item.html"

    def get_sorts(self):
        labels = Labels(self.kept, self.request.user)
        return {
            "name": by_name(labels.others("bodies", RegionalBody.objects.all()).values()),
            NEWEST: SORTS[NEWEST],
        }

    def get_trail(self):
        return _below_regions(super().get_trail())

    def _present(self, entries):
        super()._present(entries)
        labels = self.finder.labels
        named = hosts(labels)
        for body in entries:
            host = named.get(body.host_id)
            body.host_value = text_value(host) if host else None
            region = labels.name(body.wco_region_id)
            body.region_value = text_value(region) if region else None


class RegionalBodyDetailView(EntryDetailView):
    model = RegionalBody
    heading = _("Regional bodies")
    schema_type = "GovernmentOrganization"
    linked_names = ["wco_region", "host"]

    def get_trail(self):
        """Its address lies below its region, and so does its page."""
        regions: list[Any] = self.linked["wco_region"]
        above = [text_step(region.text, region.url) for region in regions]
        return [*_below_regions(super().get_trail())[:-1], *above]

    def get_facts(self):
        body = self.object
        language = body.original_language
        return [
            fact(_("Region"), *map(link_value, self.linked["wco_region"])),
            fact(_("Host"), *map(link_value, self.linked["host"])),
            fact(_("City"), *lines_in(language, body.city)),
            fact(_("Postal address"), *lines_in(language, body.address)),
            fact(_("Contact point"), *lines_in(language, body.contact)),
            fact(_("Website"), site_value(body.website)),
            fact(_("Established"), dates.partial(body.established_on)),
        ]

    def describe(self):
        body = self.object
        return organization(
            body,
            self.schema_type,
            url=body.website,
            location=body.city,
            foundingDate=body.established_on,
        )


def _below_regions(trail: type_of_trail) -> type_of_trail:
    """The breadcrumb with the regions after home."""
    return [trail[0], {"label": HEADING, "url": reverse("members:region_list")}, *trail[1:]]
