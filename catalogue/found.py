"""Publications by number, ISBN and DOI, instruments by short name, for the search."""

import re
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import F, Func, QuerySet, Value
from django.utils import translation

from catalogue.models import Instrument, Publication
from catalogue.models.publication import Series
from content.exact_names import CODE, OTHER, rows_of
from content.models.reading import type_of_reader

# Research Paper 47, research papers no. 47, WCO News n° 103
NUMBERED = re.compile(
    r"(?P<series>\D*?)\W*\b(?:no\.?|nr\.?|n[°º]|№|#|第)?\s*(?P<number>\d[\d-]{0,18})[期号]?",
    re.IGNORECASE,
)
ISBN_FORM = re.compile(r"(?:isbn\W*)?((?:\d[ -]?){9,12}[\dX])", re.IGNORECASE)
DOI_FORM = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
SHORTEST_SERIES = 4


def by_number(words: str, user: type_of_reader) -> list[QuerySet]:
    """The hook of EXACT_NAMES."""
    publications = Publication.objects.visible_to(user)
    instruments = Instrument.objects.visible_to(user).filter(abbreviation__iexact=words)
    found = [rows_of(instruments, OTHER)]
    if isbn := ISBN_FORM.fullmatch(words):
        plain = Func(F("isbn"), Value("[ -]"), Value(""), Value("g"), function="regexp_replace")
        same: Any = publications.alias(plain=plain).filter(
            plain=re.sub("[ -]", "", isbn[1].upper())
        )
        found.append(rows_of(same, CODE))
    elif doi := DOI_FORM.fullmatch(words):
        found.append(rows_of(publications.filter(doi__iexact=doi[1]), CODE))
    elif numbered := NUMBERED.fullmatch(words):
        series = _series_called(" ".join(numbered["series"].split()).casefold())
        same = publications.filter(series__in=series, number=numbered["number"])
        found += [rows_of(same, CODE)] if series else []
    return found


def _series_called(name: str) -> list[str]:
    """The series whose name, in any language, begins so: research papers, wco news."""
    if len(name) < SHORTEST_SERIES:
        return []
    return [
        value
        for value, called in _names()
        if called.startswith(name) or called.startswith(name.removesuffix("s"))
    ]


@cache
def _names() -> list[tuple[str, str]]:
    """Each series with its name in each language, in small letters."""
    names = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            names += [(value, str(Series(value).label).casefold()) for value in Series.values]
    return names
