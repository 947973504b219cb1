"""Dates as a reader of the page's language writes them."""

import re
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.utils import timezone

from content.languages import current_language
from content.partial_dates import first_day


def day(moment: date | datetime | None) -> str:
    """The day in Brussels, written out: 22 February 2024; nothing for no moment."""
    return _day(_local_day(moment), current_language().tag) if moment else ""


def days(first: date, last: date) -> str:
    """The days from one to another, written out once: 7–11 April 2025."""
    return day(first) if first == last else _days(first, last, current_language().tag)


def month(moment: date | datetime) -> str:
    """The month in Brussels, written out: February 2024."""
    return _month(_local_day(moment), current_language().tag)


def short_month(moment: date | datetime) -> str:
    """The month in Brussels, cut short, with its year: Feb 2024."""
    tag = current_language().tag
    return str(format_skeleton("yMMM", _local_day(moment), locale=_locale(tag)))


def weekday(value: date) -> str:
    """The name of its day of the week: Tuesday."""
    return format_date(value, "EEEE", locale=_locale(current_language().tag))


def first_weekday() -> int:
    """The day that weeks begin with where the page's language is spoken; Monday is 0."""
    return int(_locale(current_language().tag).first_week_day)


def year(moment: date | datetime) -> str:
    """The year in Brussels, in Western digits."""
    return str(_local_day(moment).year)


def partial(value: str) -> str:
    """A date that is known in part, written out: 2023, June 2023 or 15 June 2023."""
    if not value:
        return ""
    write = {4: year, 7: month, 10: day}[len(value)]
    return write(first_day(value))


def day_of_week(value: date) -> str:
    """The day without its year, with the day of the week: Tuesday 1 December."""
    locale = _locale(current_language().tag)
    return str(format_skeleton("MMMMEEEEd", value, locale=locale))


def _local_day(moment: date | datetime) -> date:
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def _locale(tag: str) -> Locale:
    """Day before month in English, as the United Nations write it: 22 February 2024."""
    return Locale.parse("en_GB" if tag == "en" else tag.replace("-", "_"))


@lru_cache(maxsize=4096)
def _day(value: date, tag: str) -> str:
    written = format_date(value, "long", locale=_locale(tag))
    # The first day of a month is the one that French counts by an ordinal.
    return f"1er{written[1:]}" if tag == "fr" and value.day == 1 else written


@lru_cache(maxsize=1024)
def _days(first: date, last: date, tag: str) -> str:
    """Where they differ in no more than the day or the month, the rest stands only once."""
    locale = _locale(tag)
    unit = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    formats = locale.interval_formats
    # Some locales have these patterns only with the months cut short: with long ones, too.
    patterns = (formats.get("yMMMMd") or formats["yMMMd"])[unit]
    wide = [re.sub("(?<!M)MMM(?!M)", "MMMM", pattern) for pattern in patterns]
    both = "".join(
        format_date(value, pattern, locale=locale)
        for value, pattern in zip([first, last], wide, strict=True)
    )
    return re.sub(r"\b1(?=[–\s])", "1er", both) if tag == "fr" else both


@lru_cache(maxsize=1024)
def _month(value: date, tag: str) -> str:
    return str(format_skeleton("yMMMM", value, locale=_locale(tag)))
