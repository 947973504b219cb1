"""The programme of an event, day by day, in the reader's language as far as it goes."""

from itertools import groupby
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from content import dates
from content.languages import LANGUAGES, by_preference, current_language
from events.models import Event, ProgrammeItem, ProgrammeText, Speaker


class Line(NamedTuple):
    """A line of the programme, in another language than the page's where it has to be."""

    item: ProgrammeItem
    title: str
    summary: str
    speakers: list[str]
    language_tag: str
    direction: str
    is_fallback: bool

    @property
    def times(self) -> str:
        """Its times: 09:30–11:00; nothing where they are not said."""
        known = [time for time in [self.item.starts_time, self.item.ends_time] if time]
        return "–".join(f"{time:%H:%M}" for time in known)


class Day(NamedTuple):
    """The lines of a day, which is named in words."""

    words: str
    lines: list[Line]


def days_of(event: Event) -> list[Day]:
    """The days of the programme in their order: one statement."""
    speakers = Speaker.objects.filter(items=OuterRef("item")).order_by("position", "pk")
    texts: Any = ProgrammeText.objects.filter(item__event=event)
    texts = texts.order_by("item_id", by_preference(current_language().code)).distinct("item_id")
    texts = texts.select_related("item").annotate(names=ArraySubquery(speakers.values("name")))
    lines = sorted((_line(text) for text in texts), key=_place)
    return [
        Day(f"{dates.weekday(day)}, {dates.day(day)}", list(some))
        for day, some in groupby(lines, lambda line: line.item.day)
    ]


def speakers_of(event: Event) -> list[Speaker]:
    """Who speaks, in their order: one statement."""
    return list(event.speakers.order_by("position", "pk"))


def _line(text: Any) -> Line:
    language = LANGUAGES[text.language]
    is_fallback = language != current_language()
    words = text.title, text.summary, text.names
    return Line(text.item, *words, language.tag, language.direction, is_fallback)


def _place(line: Line) -> tuple[Any, ...]:
    """By day, then by time, what has none first; then as the editor has them."""
    item = line.item
    return item.day, str(item.starts_time or ""), item.position, item.pk
