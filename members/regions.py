"""Regions: the index of the six, and the page of each."""

from typing import Any

from django.db.models import Count
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from content.facts import text_value
from content.finder import in_order
from content.frame import alternates
from content.kept import Kept, kept_page
from content.languages import CODES, current_language
from content.models import Region, Version
from content.models.reading import type_of_reader
from content.presentation import present
from content.trails import below_home
from content.views import EntryDetailView
from members.hub import RegionHub
from members.models import Member, ViceChair
from members.vice_chairs import Term, newest_first

HEADING = gettext_lazy("Regions")


@method_decorator(kept_page, name="dispatch")
class RegionListView(TemplateView):
    """The regions in their order, each with its number of Members and its vice-chair."""

    template_name = "members/region_list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        visible = Region.objects.visible_to(user).order_by("position", "pk")
        regions: Any = visible.with_texts(current_language().code)
        present(regions, Kept(self.request))
        numbers, terms = _numbers_of_members(user), _terms_now(user)
        for region in regions:
            region.number = numbers.get(region.pk, 0)
            region.vice_chair = terms.get(region.pk)
        return super().get_context_data(**kwargs) | {
            "heading": HEADING,
            "regions": regions,
            "trail": below_home(HEADING),
            "alternates": alternates(self.request.path, CODES, "en"),
            "description": _(
                "The Members form six regions. Each elects a vice-chair, who speaks for it."
            ),
        }


def _numbers_of_members(user: type_of_reader) -> dict[int, int]:
    """The number of Members of each region that this reader finds in lists: one statement."""
    members: Any = Member.objects.visible_to(user)
    rows = members.counted().order_by().values_list("wco_region").annotate(n=Count("pk"))
    return dict(rows)


def _terms_now(user: type_of_reader) -> dict[int, Term]:
    """The vice-chair in office of each region: two statements."""
    rows = list(ViceChair.objects.filter(is_current=True))
    visible = Member.objects.visible_to(user).filter(pk__in=[row.member_id for row in rows])
    texts = Version.objects.shown_in(current_language().code).filter(entry__in=visible.values("pk"))
    named = {text.entry_id: text for text in texts.select_related("entry")}
    return {
        row.wco_region_id: newest_first([row], named)[0] for row in rows if row.member_id in named
    }


class RegionDetailView(EntryDetailView):
    template_name = "members/region_detail.html"
    model = Region
    heading = HEADING
    schema_type = "Place"
    shows_files = False

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "hub": RegionHub(self.object, self.request.user, self.kept),
            "regions": [
                (text_value(text), text.entry_id == self.object.pk)
                for text in in_order(self.labels.regions())
            ],
        }

    def describe(self):
        text = self.object.text
        return {"@type": self.schema_type, "name": text.title, "description": text.summary}
