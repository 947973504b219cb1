"""Units: what is found, one page each, with what it can be narrowed, counted and sorted by."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    Case,
    Expression,
    F,
    FloatField,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, ExtractYear
from django.utils import timezone

from content.compiled import Asked, IsAmong, compiled_once
from content.finder.facets import ZONE
from content.match_sql import columns_of
from content.matches import MOST_FOUND, Match
from content.models import Attachment, DatePrecision, Entry, Version
from content.models.attachment import FileAccess
from content.models.reading import type_of_reader
from content.prepared import prepared
from content.search_facts import ShownFacts
from library.models import DocumentFile, Scan
from search.kinds import OF_ENTRIES, PAPER

NOT_NAMED = 1_000
IS_UNDATED = f"d={DatePrecision.UNKNOWN}"


@dataclass(slots=True)
class Unit:
    """An entry, or a paper: the attachment of its meeting, whose topics and regions it has.

    `seconds` say when it was published, since 1970; `facts` are all that it can be narrowed by,
    with blanks between them, the kind first (see SHOWN_FACTS): few of a thousand units are ever
    asked for one. `matches` are its texts and pages that hold the words; `place` is the smaller
    the more exactly it is called what was typed.
    """

    attachment: int | None
    entry: int
    seconds: float
    facts: str
    matches: list[Match] = field(default_factory=list)
    place: int = NOT_NAMED

    @classmethod
    def of(cls, attachment: int | None, entry: int, seconds: float, facts: str) -> "Unit":
        """Without its year where nobody knows it."""
        if IS_UNDATED in facts:
            facts = " ".join(fact for fact in facts.split() if not fact.startswith("y="))
        return cls(attachment, entry, seconds, facts)

    def values(self, letter: str) -> list[str]:
        """What its facts of this letter say: the keys of its topics for "t"."""
        return [fact[2:] for fact in self.facts.split() if fact[0] == letter]

    @property
    def kind(self) -> str:
        return self.facts.partition(" ")[0][2:]

    @property
    def access(self) -> str:
        return self.values("a")[0]

    @property
    def languages(self) -> list[str]:
        return self.values("l")

    @property
    def topics(self) -> list[int]:
        return [int(key) for key in self.values("t")]

    @property
    def is_named(self) -> bool:
        """Whether it is called exactly what was typed."""
        return self.place < NOT_NAMED

    @property
    def published_at(self) -> datetime:
        return datetime.fromtimestamp(self.seconds, UTC)

    @property
    def known_at(self) -> datetime | None:
        """When it was published, unless that is not known."""
        return None if IS_UNDATED in self.facts else self.published_at


def readable(user: type_of_reader) -> QuerySet:
    """The entries that this user may read and that the search finds."""
    return Entry.objects.visible_to(user).filter(kind__in=OF_ENTRIES)


@compiled_once
def all_readable(reader: type_of_reader) -> QuerySet:
    """The same for `matches`."""
    return columns_of(readable(reader))


def papers_known(user: type_of_reader) -> QuerySet:
    """The papers that this user may know of."""
    return Attachment.objects.of_visible_entries(user).filter(is_listed=False)


def units_with(
    entries: Collection[int], attachments: Collection[int], user: type_of_reader
) -> list[Unit]:
    """Those of these keys that this user may read, or know of, in no order.

    A statement for entries, and one for attachments; none for no keys.
    """
    with prepared():
        found = _entries_with(keys=list(entries)).rows_for(user) if entries else []
        found += _papers_with(keys=list(attachments)).rows_for(user) if attachments else []
    return [Unit.of(*row) for row in found]


@compiled_once
def _entries_with(reader: type_of_reader) -> QuerySet:
    return _entries(readable(reader).filter(IsAmong("pk", Asked("keys"))))


@compiled_once
def _papers_with(reader: type_of_reader) -> QuerySet:
    return _papers(papers_known(reader).filter(IsAmong("pk", Asked("keys"))))


def newest_units(entries: QuerySet, papers: QuerySet) -> list[Unit]:
    """The newest of each of them, one more than is ever listed, in no order: one statement."""
    most = MOST_FOUND + 1
    arms = [
        _entries(entries).order_by("-published_at", "-pk")[:most],
        _papers(papers).order_by("-shown_at", "-pk")[:most],
    ]
    return [Unit.of(*row) for row in arms[0].union(arms[1], all=True)]


def _entries(entries: QuerySet) -> QuerySet:
    texts = Version.objects.published().filter(entry=OuterRef("pk")).order_by()
    facts = ShownFacts(Subquery(texts.values("facts")[:1]), "date_precision", "languages")
    return entries.order_by().values_list(
        Cast(Value(None), BigIntegerField()), "pk", _seconds("published_at"), facts
    )


def _papers(attachments: QuerySet) -> QuerySet:
    """Papers, with facts that are written as those of texts are."""
    is_as_page = {"access": FileAccess.INHERIT}, {"opens_at__lte": timezone.now()}
    access = Case(
        *[When(**condition, then=F("entry__access")) for condition in is_as_page],
        default=F("access"),
    )
    files = DocumentFile.objects.filter(
        document=OuterRef("document"), is_current=True, scan=Scan.CLEAN
    )
    facts = _Spaced(
        _fact("k", Value(PAPER)),
        _fact("a", access),
        _fact("y", ExtractYear("shown_at", tzinfo=ZONE)),
        _all(files.values(fact=_fact("l", F("language")))),
        _labels("topic"),
        _labels("region"),
    )
    return attachments.order_by().values_list("pk", "entry", _seconds("shown_at"), facts)


def _labels(name: str) -> Expression:
    """The facts of the topics or regions of the entry of an attachment."""
    through = getattr(Entry, f"{name}s").through
    rows = through.objects.filter(entry=OuterRef("entry"))
    return _all(rows.values(fact=_fact(name[0], F(f"{name}_id"))))


def _seconds(column: str) -> Expression:
    """The moment in a column in seconds since 1970, wherever clocks stand."""
    template = "extract(epoch FROM %(expressions)s)::float8"
    return Func(F(column), template=template, output_field=FloatField())


def _fact(letter: str, value: Any) -> Expression:
    return Concat(Value(f"{letter}="), Cast(value, TextField()), output_field=TextField())


class _Spaced(Func):
    """Texts with a blank between them."""

    template = "concat_ws(' ', %(expressions)s)"
    output_field = TextField()


def _all(facts: QuerySet) -> Expression:
    """The facts that a subquery finds, as one text."""
    template = "array_to_string(%(expressions)s, ' ')"
    return Func(ArraySubquery(facts), template=template, output_field=TextField())
