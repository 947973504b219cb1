"""Regions, and the offices and centres in them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from content.facts import fact, name_value
from content.kept import Kept, kept_page
from content.labels import Labels
from content.models import Region
from content.views import EntryDetailView, EntryListView
from members.columns import RegionalBodyTable
from members.filters import RegionalBodyFilter
from members.models import RegionalBody


@kept_page
def region_list(request: HttpRequest) -> HttpResponse:
    """The six regions."""
    regions: Any = Region.objects.visible_to(request.user).order_by("position")
    labels = Labels(Kept(request), request.user)
    return render(
        request,
        "members/region_list.html",
        {
            "heading": _("Regions"),
            "regions": [(region, labels.name(region.pk)) for region in regions],
        },
    )


class RegionDetailView(EntryDetailView):
    template_name = "members/region_detail.html"
    model = Region
    heading = _("Regions")
    schema_type = "Place"
    shows_files = False


class RegionalBodyListView(EntryListView):
    model = RegionalBody
    filterset_class = RegionalBodyFilter
    table = RegionalBodyTable()
    heading = _("Regional bodies")
    lead = _("Offices and centres that Members host for their regions.")
    item_template = "members/regional_body_item.html"


class RegionalBodyDetailView(EntryDetailView):
    model = RegionalBody
    heading = _("Regional bodies")
    schema_type = "GovernmentOrganization"
    shows_files = False

    def get_facts(self):
        body = self.object
        return [
            fact(_("Type"), body.get_category_display()),
            fact(_("Region"), name_value(self.labels.name(body.wco_region_id))),
        ]
