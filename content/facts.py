"""Facts of an entry as its record lists them: a label and its values."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from content.languages import LANGUAGES, current_language
from content.models import Entry, Version


class FactValue(NamedTuple):
    """A value in words, perhaps linked, perhaps in another language than the page.

    `note` is what a tag beside it says.
    """

    text: Any
    url: str = ""
    language_tag: str = ""
    direction: str = ""
    note: Any = ""

    @property
    def is_fallback(self) -> bool:
        return bool(self.language_tag)


class Fact(NamedTuple):
    """A line of the list."""

    label: Any
    values: list[FactValue]


def fact(label: Any, *values: Any) -> Fact:
    """A fact with the values that are known: words, or values made by the functions below."""
    known = [value for value in values if value]
    return Fact(label, [v if isinstance(v, FactValue) else FactValue(v) for v in known])


def value_in(language: str, words: str) -> FactValue:
    """Words in that language, which may be another than the page's."""
    spoken = LANGUAGES[language]
    is_other = spoken != current_language()
    return FactValue(words, "", *(spoken.tag, spoken.direction) if is_other else ())


def lines_in(language: str, text: str) -> list[FactValue]:
    """The lines of a text in that language, each a value; none where it is empty."""
    return [value_in(language, line.strip()) for line in text.splitlines() if line.strip()]


def name_value(text: Version | None) -> FactValue | None:
    """The title of an entry without a page."""
    return FactValue(text.title, "", *language_of(text)) if text else None


def text_value(text: Version) -> FactValue:
    """The title of an entry by its text, which must come with its entry; linked to its page."""
    return FactValue(text.title, text.entry.get_absolute_url(), *language_of(text))


def link_value(entry: Entry) -> FactValue:
    """The title of an entry that was presented, linked to its page."""
    return FactValue(entry.text.title, entry.url, *language_of(entry.text))  # type: ignore[attr-defined]


def site_value(address: str) -> FactValue | None:
    """Another site, called by its name: rocb-ap.org for http://www.rocb-ap.org."""
    name = urlsplit(address).netloc.removeprefix("www.")
    return FactValue(name, address) if name else None


def mail_value(address: str) -> FactValue | None:
    """An e-mail address, linked."""
    return FactValue(address, f"mailto:{address}") if address else None


def known(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that have a value: what is not known is not listed."""
    return [fact for fact in facts if fact.values]


def language_of(text: Version) -> tuple[str, str]:
    """Tag and direction of a text in another language than the page's; empty for one in it."""
    return (text.language_tag, text.direction) if text.is_fallback else ("", "")
