"""What the exports of vacancies and tenders say."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from content.columns import DAY, LANGUAGE, MOMENT, STRING, Column, fact, list_of, one_of, optional
from content.languages import LANGUAGES
from content.tables import Table
from opportunities.models import (
    Outcome,
    State,
    TenderCategory,
    TenderSubject,
    Vacancy,
    VacancyCategory,
)


def _closing(entry: Any) -> str | None:
    """The moment at which it closes, by the clocks where it does."""
    return entry.closes_at.astimezone(entry.clock).isoformat() if entry.closes_at else None


def _spoken(post: Vacancy) -> list[str]:
    return [LANGUAGES[code].tag for code in post.required_languages]


TERMS = [
    fact("reference", STRING),
    fact("state", one_of(State), about=_("State")),
    fact("opens_on", DAY),
    Column(
        "closes_at", optional(MOMENT), _closing, _("When it closes, by the clocks where it does")
    ),
    fact("time_zone", STRING, "zone"),
]


class VacancyTable(Table):
    name = "vacancies"
    own = [
        *TERMS,
        fact("category", one_of(VacancyCategory)),
        fact("department", STRING),
        fact("location", STRING),
        fact("grade", STRING),
        Column("required_languages", list_of(LANGUAGE), _spoken, field="required_languages"),
    ]


class TenderTable(Table):
    name = "tenders"
    own = [
        *TERMS,
        fact("category", one_of(TenderCategory)),
        fact("subject", one_of(TenderSubject)),
        fact("outcome", one_of(Outcome)),
    ]
