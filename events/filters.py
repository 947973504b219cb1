"""What the list of events can be narrowed by."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, F, Func, Q, QuerySet, Value, When
from django.db.models.functions import Cast, ExtractYear, NullIf
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.finder import ChoiceFacet, EntryFilter, Facet, LabelFacet, LanguageFacet, in_order
from content.labels import Labels
from content.models import Version
from events.clock import FURTHEST
from events.models import Attendance, BodyCategory, EventCategory
from events.names import bodies
from members.filters import WordsFilter

UPCOMING, PAST = "upcoming", "past"
WORDS = {UPCOMING: _("Upcoming"), PAST: _("Past")}


class WhenFacet(Facet):
    """Upcoming, which is what a list shows unless it is asked for something else; past; years."""

    def filter(self, qs, value):
        return self.narrow(qs, value or [UPCOMING])

    def is_known(self, value: str) -> bool:
        return is_known_time(value)

    def value_schema(self):
        return {"type": "string", "pattern": "^(upcoming|past|[12][0-9]{3})$", "default": UPCOMING}

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        now, condition = timezone.now(), Q()
        for value in values:
            if value == UPCOMING:
                condition |= Q(ends_at__gt=now)
            elif value == PAST:
                condition |= Q(ends_at__lte=now)
            else:
                condition |= _in_year(int(value))
        return entries.filter(condition)

    def value_expression(self) -> Any:
        """Two values for each event: how it stands, and the year that it begins in."""
        is_upcoming = When(ends_at__gt=timezone.now(), then=Value(UPCOMING))
        standing = Case(is_upcoming, default=Value(PAST), output_field=CharField())
        year = Cast(ExtractYear("starts_on"), CharField())
        both = Func(
            standing,
            year,
            template="ARRAY[%(expressions)s]",
            output_field=ArrayField(CharField()),
        )
        return Func(both, function="unnest", output_field=CharField())

    def label_of(self, value: str, labels: Labels) -> str:
        return str(WORDS.get(value, value))

    def arrange(self, values: Iterable[str], counts: dict[str, int]) -> list[str]:
        """Upcoming, past, then the years, the latest first."""
        wanted = set(values)
        years = sorted(wanted - set(WORDS), reverse=True)
        return [value for value in WORDS if value in wanted] + years


def is_known_time(value: str) -> bool:
    """Whether an address may say so of the time of events."""
    is_year = len(value) == 4 and value.isascii() and value.isdigit() and "1000" <= value < "3000"
    return value in WORDS or is_year


def _in_year(year: int) -> Q:
    """Events that begin in that year where they are; the moments are what an index knows."""
    first, after = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return Q(
        starts_on__gte=first.date(),
        starts_on__lt=after.date(),
        starts_at__gte=first - FURTHEST,
        starts_at__lt=after + FURTHEST,
    )


class BodyFacet(Facet):
    """The working body whose meeting it is; one that this reader may not see is no choice."""

    def is_known(self, value: str) -> bool:
        return 0 < len(value) <= 150 and value.replace("-", "").isalnum() and value.isascii()

    def value_schema(self):
        return {"type": "string", "pattern": "^[a-z0-9-]{1,150}$"}

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        texts = _by_slug(self.parent.labels)
        return entries.filter(body__in=[texts[v].entry_id for v in values if v in texts])

    def value_expression(self) -> Any:
        return Case(When(body__in=list(bodies(self.parent.labels)), then=F("body__slug")))

    def label_of(self, value: str, labels: Labels) -> str:
        text = _by_slug(labels).get(value)
        return text.title if text else value

    def language_tag_of(self, value: str, labels: Labels) -> str:
        text = _by_slug(labels).get(value)
        return text.language_tag if text and text.is_fallback else ""

    def arrange(self, values: Iterable[str], counts: dict[str, int]) -> list[str]:
        """By name; odd values, which only an address can hold, come last."""
        slugs = [text.entry.slug for text in in_order(bodies(self.parent.labels).values())]
        wanted = set(values)
        return [slug for slug in slugs if slug in wanted] + sorted(wanted - set(slugs))


def _by_slug(labels: Labels) -> dict[str, Version]:
    return {text.entry.slug: text for text in bodies(labels).values()}


class AttendanceFacet(ChoiceFacet):
    """How one takes part, where that is known."""

    def is_known(self, value: str) -> bool:
        return bool(value) and super().is_known(value)

    def value_schema(self):
        return {"type": "string", "enum": [value for value in Attendance.values if value]}

    def value_expression(self) -> Any:
        return NullIf(F(self.column), Value("", CharField()))


class EventFilter(WordsFilter):
    when = WhenFacet(field_name="when", label=_("When"))
    category = ChoiceFacet(EventCategory, "category", field_name="category", label=_("Kind"))
    body = BodyFacet(field_name="body", label=_("Working body"))
    topic = LabelFacet(field_name="topic", label=_("Topic"))
    region = LabelFacet(field_name="region", label=_("Region"))
    attendance = AttendanceFacet(
        Attendance, "attendance", field_name="attendance", label=_("How one takes part")
    )
    language = LanguageFacet(field_name="language", label=_("Language"))


class BodyFilter(EntryFilter):
    category = ChoiceFacet(BodyCategory, "category", field_name="category", label=_("Kind"))
    language = LanguageFacet(field_name="language", label=_("Language"))
