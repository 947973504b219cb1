"""What editors pin above everything that is found for some words."""

from django.db.models import F, Func, Q, QuerySet, Value

from content.kept import Kept
from content.models import Entry
from content.models.reading import type_of_reader
from search.models import BestBet
from textsearch.words import folded_words

# More would push away what was found.
MOST = 3
# Of more words, the database is asked each time.
MOST_KEPT = 2_000


def may_be_pinned(words: str, kept: Kept) -> bool:
    """Whether editors pinned anything for these words, whoever may read it.

    They do for few words: so most searches need not ask for it.
    """
    pinned, wanted = _pinned_words(kept), folded_words(words)
    return wanted in pinned or len(pinned) > MOST_KEPT


def _pinned_words(kept: Kept) -> list[str]:
    words = BestBet.objects.order_by("folded").values_list("folded", flat=True).distinct()
    return kept.get_for_all("pinned words", lambda: list(words[: MOST_KEPT + 1]))


def best_bets(words: str, language: str, reader: type_of_reader) -> list[Entry]:
    """The entries pinned for these words that the reader may read, with their texts, in order.

    Those for the reader's language come before those for every language. One statement where
    nothing is pinned, else two.
    """
    wanted = folded_words(words)
    return _pinned(BestBet.objects.filter(folded=wanted), language, reader) if wanted else []


def begun_bets(words: str, language: str, reader: type_of_reader) -> list[Entry]:
    """The same for words that are still being typed."""
    begun = folded_words(words)
    pinned = BestBet.objects.filter(folded__startswith=begun)
    return _pinned(pinned, language, reader) if begun else []


def _pinned(bets: QuerySet, language: str, reader: type_of_reader) -> list[Entry]:
    bets = bets.filter(Q(language=language) | Q(language=""))
    rows = bets.order_by("folded", "-language", "position", "pk")
    order = list(dict.fromkeys(rows.values_list("entry", flat=True)))
    if not order:
        return []
    # Who may not read the first of them gets as many of the others.
    place = Func(Value(order), F("pk"), function="array_position")
    entries = Entry.objects.visible_to(reader).filter(pk__in=order).order_by(place)
    found = {entry.pk: entry for entry in entries.one_statement(language, MOST)}
    return [found[pk] for pk in order if pk in found]
