"""Facets: what a list can be narrowed by, and how each of its values is counted."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast, ExtractYear
from django.utils.translation import ngettext

from content.finder.narrowing import Narrowing, any_fact
from content.labels import Labels
from content.languages import CODES, LANGUAGES
from content.models import Attachment, DatePrecision

ZONE = ZoneInfo(settings.TIME_ZONE)


class Facet(Narrowing):
    """A choice of values, each with its count: several of them mean any of them."""

    def value_expression(self) -> Any:
        """The value of an entry; an expression that makes several rows where it has several."""
        raise NotImplementedError

    def arrange(self, values: Iterable[str], counts: dict[str, int]) -> list[str]:
        """The order of values: the most frequent first."""
        return sorted(values, key=lambda value: (-counts.get(value, 0), value))

    def offered(
        self, counts: dict[str, int], chosen: list[str], labels: Labels
    ) -> list[dict[str, Any]]:
        """The values found, and those chosen even where nothing is."""
        return [
            {
                "value": value,
                "label": self.label_of(value, labels),
                "language_tag": self.language_tag_of(value, labels),
                "count": counts.get(value, 0),
                "count_word": ngettext("result", "results", counts.get(value, 0)),
                "is_chosen": value in chosen,
            }
            for value in self.arrange({*counts, *chosen}, counts)
        ]

    def counts(self, entries: QuerySet) -> QuerySet:
        """Rows of (facet, value as text, number of entries)."""
        name = Value(self.field_name, CharField())
        value = Cast(self.value_expression(), CharField())
        rows = entries.order_by().annotate(facet=name, value=value).values("facet", "value")
        return rows.annotate(n=Count("pk")).values_list("facet", "value", "n")


class YearFacet(Facet):
    """The year of publication, in Brussels."""

    def is_known(self, value: str) -> bool:
        return len(value) == 4 and value.isascii() and value.isdigit() and value >= "1900"

    def value_schema(self):
        return {"type": "string", "pattern": "^[0-9]{4}$"}

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        condition = Q()
        for value in values:
            start = datetime(int(value), 1, 1, tzinfo=ZONE)
            end = start.replace(year=int(value) + 1) if value < "9999" else start
            condition |= Q(published_at__gte=start, published_at__lt=end)
        return entries.filter(condition).exclude(date_precision=DatePrecision.UNKNOWN)

    def fact(self, values: list[str]) -> str:
        return any_fact("y", values)

    def value_expression(self) -> Any:
        year = ExtractYear("published_at", tzinfo=ZONE)
        return Case(When(date_precision=DatePrecision.UNKNOWN, then=None), default=year)

    def label_of(self, value: str, labels: Labels) -> str:
        return value

    def arrange(self, values: Iterable[str], counts: dict[str, int]) -> list[str]:
        return sorted(values, reverse=True)


class LabelFacet(Facet):
    """Entries that other entries are filed under: topics, regions. The value is the slug."""

    def is_known(self, value: str) -> bool:
        return 0 < len(value) <= 150 and value.replace("-", "").isalnum() and value.isascii()

    def value_schema(self):
        return {"type": "string", "pattern": "^[a-z0-9-]{1,150}$"}

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        relation = entries.model._meta.get_field(f"{self.field_name}s")
        pks = self.parent.labels.pks(values)
        rows = relation.remote_field.through.objects.filter(
            **{"entry": OuterRef("pk"), f"{self.field_name}__in": pks}
        )
        return entries.filter(Exists(rows))

    def fact(self, values: list[str]) -> str:
        letter = "t" if self.field_name == "topic" else "r"
        return any_fact(letter, self.parent.labels.pks(values))

    def value_expression(self) -> Any:
        return F(f"{self.field_name}s")

    def offered(self, counts, chosen, labels):
        return super().offered(labels.by_slug(counts), chosen, labels)

    def label_of(self, value: str, labels: Labels) -> str:
        return labels.title(value)

    def language_tag_of(self, value: str, labels: Labels) -> str:
        return labels.language_tag(value)


class LanguageFacet(Facet):
    """The languages that an entry has a published text in."""

    def is_known(self, value: str) -> bool:
        return value in CODES

    def value_schema(self):
        return {"type": "string", "enum": CODES}

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        return entries.filter(languages__overlap=values)

    def value_expression(self) -> Any:
        return Func(F("languages"), function="unnest", output_field=CharField())

    def label_of(self, value: str, labels: Labels) -> str:
        return LANGUAGES[value].name

    def language_tag_of(self, value: str, labels: Labels) -> str:
        return LANGUAGES[value].tag

    def arrange(self, values: Iterable[str], counts: dict[str, int]) -> list[str]:
        return [code for code in CODES if code in set(values)]


class ChoiceFacet(Facet):
    """One of the choices of a column; `field_name` is what the address calls it."""

    def __init__(self, choices: type[TextChoices], column: str, **kwargs: Any):
        self.choices, self.column = choices, column
        super().__init__(**kwargs)

    def is_known(self, value: str) -> bool:
        return value in self.choices.values

    def value_schema(self):
        return {"type": "string", "enum": self.choices.values}

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        return entries.filter(**{f"{self.column}__in": values})

    def value_expression(self) -> Any:
        return F(self.column)

    def label_of(self, value: str, labels: Labels) -> str:
        return str(self.choices(value).label)


class ChoicesFacet(ChoiceFacet):
    """Any of the choices that an array column holds."""

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        return entries.filter(**{f"{self.column}__overlap": values})

    def value_expression(self) -> Any:
        return Func(F(self.column), function="unnest", output_field=CharField())


class FileLanguageFacet(LanguageFacet):
    """The languages that an entry has a file in; earlier editions and revisions do not count."""

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        rows = Attachment.objects.shown().filter(
            entry=OuterRef("pk"),
            is_former=False,
            document__files__is_current=True,
            document__files__language__in=values,
        )
        return entries.filter(Exists(rows))

    def counts(self, entries: QuerySet) -> QuerySet:
        files = Attachment.objects.shown().filter(
            entry__in=entries.order_by().values("pk"),
            is_former=False,
            document__files__is_current=True,
        )
        name, value = Value(self.field_name, CharField()), F("document__files__language")
        rows = files.annotate(facet=name, value=Cast(value, CharField())).values("facet", "value")
        return rows.annotate(n=Count("entry", distinct=True)).values_list("facet", "value", "n")
