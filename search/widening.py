"""Other queries, for words that nothing holds together: each is told to who typed the words."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, compress
from math import inf
from typing import NamedTuple

from django.utils.translation import gettext as _

from content.languages import isolated
from content.matches import are_held
from content.models.reading import type_of_reader
from content.spelling import repair
from search.units import readable
from textsearch.forms import apart
from textsearch.queries import Query, Term
from textsearch.words import beginnings_by_language, folded, listed

# So many words are left out.
MOST_LEFT_OUT = 3
# Of so many words any may be missing, which so many texts hold one by one: the database reads them
# all. Of more, the commonest are not asked for.
MOST_CHOSEN_FROM, MOST_TEXTS = 6, 5_000


class Widened(NamedTuple):
    """A query in the place of the one that was typed, and what the reader is told of it."""

    query: Query
    sentence: str


def wider(query: Query, reader: type_of_reader, language: str) -> Iterator[Widened]:
    """Other queries, the nearest to what was typed first; made as they are asked for."""
    yield from _apart(query)
    yield from _begun(query)
    yield from _repaired(query, reader, language)
    yield from _with_most(query, reader)
    yield from _with_less(query, reader)
    yield from _with_some(query, reader)


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


def _with_most(query: Query, reader: type_of_reader) -> Iterator[Widened]:
    """What holds as many of three words or more as anything does, more than half of them."""
    paired = query.in_pairs()
    rare = _rarest(paired)
    fewest, words = int(rare.terms == query.terms), len(rare.wanted)
    most = [rare.missing(number) for number in range(fewest, (words + 1) // 2)]
    if held := _first_held(most, reader):
        # Words that are not asked for may be missing, too.
        is_most = rare.terms == paired.terms
        yield Widened(
            held,
            _("These results hold most of the words, not all.")
            if is_most
            else _("These results hold only some of the words."),
        )


def _with_some(query: Query, reader: type_of_reader) -> Iterator[Widened]:
    """What holds as many of the words as anything does, at most half of them, but two."""
    rare = _rarest(query.in_pairs())
    some = [rare.holding(number) for number in range(len(rare.wanted) // 2, 1, -1)]
    if held := _first_held(some, reader):
        yield Widened(held, _("These results hold only some of the words."))


def _first_held(tries: Sequence[Query], reader: type_of_reader) -> Query | None:
    return next(compress(tries, are_held(tries, readable(reader), reader)), None)


def _rarest(query: Query) -> Query:
    """The query with the words of which any may be missing."""
    texts = _texts_of(query.wanted)
    # What is not in the list of words is nowhere, or in a file.
    rarest = sorted(query.wanted, key=lambda term: texts[term] or inf)
    sums = accumulate(texts[term] for term in rarest)
    for place, (term, total) in enumerate(zip(rarest, sums, strict=True)):
        if place >= MOST_CHOSEN_FROM or total > MOST_TEXTS:
            query = query.without(term)
    return query


def _with_less(query: Query, reader: type_of_reader) -> Iterator[Widened]:
    """Without the words that nothing holds, then without the commonest, one after the other."""
    if len(query.wanted) < 2:
        return
    texts = _texts_of(query.wanted)
    unheld = _unheld(query, reader)
    rest = [term for term in query.wanted if term not in unheld]
    rest.sort(key=lambda term: -texts[term])
    left_out: list[str] = []
    for some in filter(None, [unheld, *([term] for term in rest)]):
        left_out += [isolated(term.text) for term in some]
        if len(left_out) > min(MOST_LEFT_OUT, len(texts) - 1):
            return
        for term in some:
            query = query.without(term)
        words = _("”, “").join(left_out)
        yield Widened(query, _("These are the results without “%(words)s”.") % {"words": words})


def _texts_of(terms: Sequence[Term]) -> dict[Term, int]:
    """How many texts hold each of the terms, as the list of words tells it."""
    forms = {term: [folded(word) for word in apart(term.text).split()] for term in terms}
    known = listed({form for some in forms.values() for form in some})
    texts = {form: sum(word.texts for word in words) for form, words in known.items()}
    return {
        term: min((texts.get(form, 0) for form in some), default=0) for term, some in forms.items()
    }


def _unheld(query: Query, reader: type_of_reader) -> list[Term]:
    """The terms that nothing holds that the reader may read, whatever the list of words knows."""
    terms = query.wanted
    answers = are_held([query.only(term) for term in terms], readable(reader), reader)
    return [term for term, is_held in zip(terms, answers, strict=True) if not is_held]
