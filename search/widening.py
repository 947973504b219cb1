"""Other queries, for words that nothing holds together: each is told to who typed the words."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from content.languages import isolated
from content.matches import holds
from content.models.reading import type_of_reader
from content.spelling import repair
from search.units import readable
from textsearch.forms import apart
from textsearch.queries import Query, Term
from textsearch.words import beginnings_by_language, folded, listed

# So many words are left out, one after the other.
MOST_LEFT_OUT = 3


class Widened(NamedTuple):
    """A query in the place of the one that was typed, and what the reader is told of it."""

    query: Query
    sentence: str


def wider(query: Query, reader: type_of_reader, language: str) -> Iterator[Widened]:
    """Other queries, the nearest to what was typed first; made as they are asked for."""
    yield from _apart(query)
    yield from _begun(query)
    yield from _repaired(query, reader, language)
    yield from _with_less(query, reader)


def _apart(query: Query) -> Iterator[Widened]:
    loose = query.loosened()
    if loose.by_language != query.by_language:
        yield Widened(loose, _("These results hold the words, but not next to one another."))


def _begun(query: Query) -> Iterator[Widened]:
    word = query.last_word
    if word and (expansions := beginnings_by_language(word)):
        sentence = _("These results hold words that begin with “%(word)s”.") % {
            "word": isolated(word)
        }
        yield Widened(query.with_beginning(expansions), sentence)


def _repaired(query: Query, reader: type_of_reader, language: str) -> Iterator[Widened]:
    if right := repair(query.words, reader, language):
        repaired = query.repaired(right)
        words = " ".join(repaired.words.split())
        yield Widened(
            repaired, _("These are the results for “%(words)s”.") % {"words": isolated(words)}
        )


def _with_less(query: Query, reader: type_of_reader) -> Iterator[Widened]:
    """Without words that nothing holds, then without the commonest, one after the other."""
    left_out: list[str] = []
    for term in _order_of_leaving(query, reader)[: min(MOST_LEFT_OUT, len(query.wanted) - 1)]:
        query = query.without(term)
        left_out.append(isolated(term.text))
        words = _("”, “").join(left_out)
        yield Widened(query, _("These are the results without “%(words)s”.") % {"words": words})


def _order_of_leaving(query: Query, reader: type_of_reader) -> list[Term]:
    forms = {term: [folded(word) for word in apart(term.text).split()] for term in query.wanted}
    known = listed({form for some in forms.values() for form in some})

    def texts(term: Term) -> int:
        return min(
            (sum(word.texts for word in known.get(form, [])) for form in forms[term]), default=0
        )

    entries = readable(reader)
    unheld = {
        term
        for term in query.wanted
        if not texts(term) and not holds(_only(query, term), entries, reader)
    }
    return sorted(query.wanted, key=lambda term: (term not in unheld, -texts(term)))


def _only(query: Query, term: Term) -> Query:
    for other in query.terms:
        query = query if other == term else query.without(other)
    return query
