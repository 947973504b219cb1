"""Words that mean the same, by language: what editors keep, and the names that entries have.

The title, the abbreviation and the other names of a public entry are one group: nobody types them
a second time.
"""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from content.kept import Kept
from content.models import Entry, Synonym, Version
from textsearch.models import SynonymSet

type_of_groups = dict[str, list[list[str]]]

# Sets of editors and entries with other names: more would make each search slow.
MOST_GROUPS = 5_000
MAX_WORDS = 100


def equivalents(request: HttpRequest) -> type_of_groups:
    """For each language, the groups of words that mean the same; kept."""
    return Kept(request).get("equivalents", groups)


def groups() -> type_of_groups:
    """The same as they are now: three statements."""
    found: type_of_groups = {}
    for kept in SynonymSet.objects.order_by("pk")[:MOST_GROUPS]:
        found.setdefault(kept.language, []).append(_words(kept.words))
    for (_entry, language), names in _names().items():
        if len(group := _words(names)) > 1:
            found.setdefault(language, []).append(group)
    return found


def _names() -> dict[tuple[int, str], list[str]]:
    """The names of entries that everybody may read, by entry and language."""
    entries = Entry.objects.visible_to(AnonymousUser())
    synonyms = Synonym.objects.filter(entry__in=entries.values("pk")).order_by("pk")
    names: dict[tuple[int, str], list[str]] = {}
    for entry, language, words in synonyms.values_list("entry", "language", "words")[:MOST_GROUPS]:
        names.setdefault((entry, language), []).append(words)
    asked = {entry for entry, _language in names}
    texts = Version.objects.published().filter(entry__in=entries.values("pk"))
    titled = texts.filter(entry__in=asked) | texts.filter(entry__term__abbreviation__gt="")
    rows = titled.order_by("pk").values_list(
        "entry", "language", "title", "entry__term__abbreviation"
    )
    for entry, language, title, abbreviation in rows[: 2 * MOST_GROUPS]:
        names.setdefault((entry, language), []).extend(filter(None, [title, abbreviation]))
    return names


def _words(names: Iterable[str]) -> list[str]:
    """The names, each once whatever its case, without those too long to be typed."""
    plain = {name.casefold(): name for name in names if len(name) <= MAX_WORDS}
    return list(plain.values())
