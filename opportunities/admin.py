"""Editing vacancies and tenders."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from content.admin import EntryAdmin
from content.admin.desk import WORDS
from content.admin.entries import CLOSED
from content.zones import wall_time
from opportunities.forms import OpportunityForm, VacancyForm
from opportunities.models import Opportunity, State, Tender, Vacancy


class OpportunityAdmin(EntryAdmin):
    """What closes when is as near to the editor as the text; `terms` are those fields.

    `details` are further facts, which stand in a group that is closed at first.
    """

    form = OpportunityForm
    is_written_daily = False
    filed_under = ["topics"]
    terms = ["reference", "category", "closes_at", "zone"]
    details: list[str] = []
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
        """Open are the text and what must be said of the post or call; the rest is closed."""
        (title, write), *groups = super().get_fieldsets(request, obj)
        words = [name for name in write["fields"] if name in WORDS]
        filed = [name for name in write["fields"] if name not in WORDS]
        return [
            (title, {"fields": words}),
            (_("Terms"), {"fields": self.terms}),
            *[group for group in groups if "is_minor" in group[1]["fields"]],
            (_("Details"), CLOSED | {"fields": [*self.details, *filed]}),
            *[(t, g | CLOSED) for t, g in groups if "is_minor" not in g["fields"]],
        ]

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
    details = ["opens_on", "department", "location", "grade", "required_languages"]


@admin.register(Tender)
class TenderAdmin(OpportunityAdmin):
    terms = ["reference", "category", "subject", "closes_at", "zone"]
    details = ["opens_on", "outcome"]
