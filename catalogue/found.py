"""Publications by number, ISBN and DOI, instruments by short name, for the search."""

import re
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import F, Func, QuerySet, Value
from django.utils import translation

from catalogue.models import Instrument, Publication
from catalogue.models.publication import Series
from content.compiled import Asked, IsAmong, Question, compiled_once
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


def by_number(words: str) -> list[Question]:
    """The hook of EXACT_NAMES."""
    questions = [_instruments_abbreviated(words=words)]
    if isbn := ISBN_FORM.fullmatch(words):
        questions.append(_with_isbn(isbn=re.sub("[ -]", "", isbn[1].upper())))
    elif doi := DOI_FORM.fullmatch(words):
        questions.append(_with_doi(doi=doi[1]))
    elif numbered := NUMBERED.fullmatch(words):
        series = _series_called(" ".join(numbered["series"].split()).casefold())
        questions += [_numbered(series=series, number=numbered["number"])] if series else []
    return questions


@compiled_once
def _instruments_abbreviated(_reader: type_of_reader) -> QuerySet:
    return rows_of(Instrument.objects.filter(abbreviation__iexact=Asked("words")), OTHER)


@compiled_once
def _with_isbn(_reader: type_of_reader) -> QuerySet:
    plain = Func(F("isbn"), Value("[ -]"), Value(""), Value("g"), function="regexp_replace")
    publications: Any = Publication.objects.alias(plain=plain)
    return rows_of(publications.filter(plain=Asked("isbn")), CODE)


@compiled_once
def _with_doi(_reader: type_of_reader) -> QuerySet:
    return rows_of(Publication.objects.filter(doi__iexact=Asked("doi")), CODE)


@compiled_once
def _numbered(_reader: type_of_reader) -> QuerySet:
    publications = Publication.objects.filter(number=Asked("number"))
    return rows_of(publications.filter(IsAmong("series", Asked("series"))), CODE)


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
