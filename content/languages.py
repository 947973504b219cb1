"""Languages of texts: names, directions, tags, and who falls back to whom."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeVar
from unicodedata import bidirectional

from babel import Locale
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Func, IntegerField, Value
from django.utils.translation import get_language

Text = TypeVar("Text")
RIGHT_TO_LEFT = frozenset(settings.LANGUAGES_BIDI)
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


class Language(NamedTuple):
    """A language of the portal: code as in addresses, BCP 47 tag, own name, ltr or rtl."""

    code: str
    tag: str
    name: str
    direction: str


def _tag(code: str) -> str:
    """The BCP 47 tag of a language code: zh-Hans for zh-hans."""
    language, _, script = code.partition("-")
    return f"{language}-{script.title()}" if script else language


LANGUAGES = {
    code: Language(code, _tag(code), name, "rtl" if code in RIGHT_TO_LEFT else "ltr")
    for code, name in settings.LANGUAGES
}
CODES = list(LANGUAGES)
CHOICES = [(language.code, language.name) for language in LANGUAGES.values()]


def current_language() -> Language:
    """The language of the page; the default one where none is active."""
    return LANGUAGES.get(get_language() or "", LANGUAGES[settings.LANGUAGE_CODE])


def isolated(words: str) -> str:
    """Words within a sentence of the page, apart from it where they run the other way."""
    others = {"L"} if current_language().direction == "rtl" else {"R", "AL"}
    if others.isdisjoint(map(bidirectional, words)):
        return words
    return f"{ISOLATE}{words}{END_OF_ISOLATE}"


@cache
def name_of(code: str, *, in_language: str) -> str:
    """The name of a language in another: anglais for en in fr."""
    names = Locale.parse(LANGUAGES[in_language].tag, sep="-").languages
    return names.get(LANGUAGES[code].tag.replace("-", "_"), LANGUAGES[code].name)


def country_name(code: str) -> str:
    """The name of a country in the page's language: Belgique for BE in French."""
    return _country_name(code, current_language().tag)


@cache
def _country_name(code: str, tag: str) -> str:
    return str(Locale.parse(tag, sep="-").territories.get(code, code))


def order_of_preference(code: str) -> list[str]:
    """The language asked for, then those that stand in for it, best first."""
    return [code, *settings.FALLBACK_LANGUAGES[code]]


def best_of(texts: Mapping[str, Text], code: str) -> Text | None:
    """Of texts by language, the best for a reader of that language; None where there is none."""
    return next((texts[own] for own in order_of_preference(code) if own in texts), None)


def by_preference(code: str) -> Func:
    """Sorts rows with a column `language`: the best for a reader of that language first."""
    order = Value(order_of_preference(code), ArrayField(CharField()))
    return Func(order, F("language"), function="array_position", output_field=IntegerField())
