"""What editors pin above everything that is found for some words."""

from django.db.models import Q

from content.languages import current_language
from content.models import Entry
from content.models.reading import type_of_reader
from search.models import BestBet
from textsearch.forms import apart, seen
from textsearch.words import folded

# More would push away what was found.
MOST = 3
MAX_CHARACTERS = 200


def folded_words(words: str) -> str:
    """Words as they are compared: without case, accents, hyphens and order of blanks."""
    return " ".join(folded(apart(seen(words[:MAX_CHARACTERS]))).split())[:MAX_CHARACTERS]


def best_bets(words: str, language: str, reader: type_of_reader) -> list[Entry]:
    """The entries pinned for these words that the reader may read, with their texts, in order.

    Those for the reader's language come before those for every language. One statement where
    nothing is pinned, else two.
    """
    wanted = folded_words(words)
    if not wanted:
        return []
    rows = BestBet.objects.filter(Q(language=language) | Q(language=""), folded=wanted)
    rows = rows.order_by("-language", "position", "pk").values_list("entry", flat=True)
    order = list(dict.fromkeys(rows))
    if not order:
        return []
    entries = Entry.objects.visible_to(reader).filter(pk__in=order)
    found = {entry.pk: entry for entry in entries.one_statement(current_language().code)}
    return [found[pk] for pk in order if pk in found][:MOST]
