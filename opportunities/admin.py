"""Editing vacancies and tenders."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from content.admin import EntryAdmin
from opportunities.closing import wall_time
from opportunities.forms import OpportunityForm, VacancyForm
from opportunities.models import Opportunity, State, Tender, Vacancy


class OpportunityAdmin(EntryAdmin):
    """What closes when is as near to the editor as the text; `terms` are those fields."""

    form = OpportunityForm
    is_written_daily = False
    filed_under = ["topics"]
    terms: list[str] = []
    list_display = [
        *EntryAdmin.list_display[:2],
        "standing",
        "closing",
        *EntryAdmin.list_display[2:],
    ]
    list_filter = ["category", *EntryAdmin.list_filter]

    def get_queryset(self, request):
        opportunities: Any = super().get_queryset(request)
        return opportunities.with_state()

    def get_fieldsets(self, request, obj=None):
        write, *more = super().get_fieldsets(request, obj)
        return [write, (_("Terms"), {"fields": self.terms}), *more]

    @admin.display(description=_("open or closed"))
    def standing(self, opportunity: Any) -> str:
        return str(State(opportunity.state).label)

    @admin.display(description=_("closes at"), ordering="closes_at")
    def closing(self, opportunity: Opportunity) -> str:
        closes_at = opportunity.closes_at
        return wall_time(closes_at.astimezone(opportunity.clock)) if closes_at else ""


@admin.register(Vacancy)
class VacancyAdmin(OpportunityAdmin):
    form = VacancyForm
    terms = [
        "reference", "category", "opens_on", "closes_at", "zone", "department", "location",
        "grade", "required_languages",
    ]  # fmt: skip


@admin.register(Tender)
class TenderAdmin(OpportunityAdmin):
    terms = ["reference", "category", "subject", "opens_on", "closes_at", "zone", "outcome"]
