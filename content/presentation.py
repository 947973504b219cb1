"""Entries as pages show them: dates and languages in words, made once, not in templates."""

from collections.abc import Iterable
from datetime import datetime

from django.templatetags.static import static
from django.utils import timezone

from content import dates
from content.figures import fill
from content.kept import Kept
from content.languages import LANGUAGES, current_language
from content.models import DatePrecision, Entry, Pick
from content.models.reading import type_of_reader

COVERS = [f"img/cover-{letter}.svg" for letter in "abcdef"]
STAMP_LENGTHS = {DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}


def present(entries: Iterable[Entry], kept: Kept | None = None) -> None:
    """Give each entry `url`, `published_on`, `date_stamp`, `language_names` and `cover`.

    `published_on` is the date in words and `date_stamp` the same for machines (2024-02), no more
    precise than it is known; `cover` is a drawing for an entry without a photograph.
    The figures in its text become numbers.
    """
    page_language = current_language().code
    for entry in entries:
        fill([entry.text], kept)
        url = entry.get_absolute_url()
        below = url.removeprefix(f"/{page_language}/")
        entry.url = url  # type: ignore[attr-defined]
        entry.cover = cover(entry)  # type: ignore[attr-defined]
        date = entry.published_at, entry.date_precision
        entry.published_on = date_in_words(*date)  # type: ignore[attr-defined]
        entry.date_stamp = date_stamp(*date)  # type: ignore[attr-defined]
        entry.language_names = [  # type: ignore[attr-defined]
            {**LANGUAGES[code]._asdict(), "url": f"/{code}/{below}"} for code in entry.languages
        ]


def cover(entry: Entry) -> str:
    """The drawing that stands for an entry without a photograph."""
    return static(COVERS[entry.pk % len(COVERS)])


def date_in_words(moment: datetime | None, precision: str) -> str:
    """The date as precisely as it is known; nothing where it is not."""
    if not moment or precision == DatePrecision.UNKNOWN:
        return ""
    if precision == DatePrecision.MONTH:
        return dates.month(moment)
    if precision == DatePrecision.YEAR:
        return dates.year(moment)
    return dates.day(moment)


def date_stamp(moment: datetime | None, precision: str) -> str:
    """The same for machines: 2024-02."""
    if not moment or precision == DatePrecision.UNKNOWN:
        return ""
    length = STAMP_LENGTHS.get(DatePrecision(precision), 10)
    return timezone.localtime(moment).date().isoformat()[:length]


def picked(kind: str, user: type_of_reader, kept: Kept, most: int = 5) -> list[Entry]:
    """The entries of a kind that editors hold up now, in their order: one statement, kept."""
    now_picked = Pick.objects.current()
    entries = Entry.objects.visible_to(user).filter(kind=kind, pick__in=now_picked)
    found = kept.get(f"picked|{kind}", lambda: entries.one_statement(current_language().code))
    found.sort(key=lambda entry: (entry.pick.position, entry.pk))
    present(found[:most], kept)
    return found[:most]


def newest(kind: str, user: type_of_reader, most: int) -> list[Entry]:
    """The newest entries of a kind: one statement."""
    entries = Entry.objects.visible_to(user).filter(kind=kind).newest_first()
    found = entries.one_statement(current_language().code, most)
    found.sort(key=lambda entry: (entry.published_at, entry.pk), reverse=True)
    present(found)
    return found
