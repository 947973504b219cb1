"""Loads what editors of the search would keep: words that mean the same, and best bets."""

from content.models import Entry
from sample.rows import read_json
from search.best_bets import folded_words
from search.models import BestBet
from textsearch.models import SynonymSet


def load_synonym_sets() -> int:
    """Load the sets where there are none yet; how many there are."""
    if not SynonymSet.objects.exists():
        SynonymSet.objects.bulk_create(
            SynonymSet(language=language, words=words)
            for language, groups in read_json("search")["synonyms"].items()
            for words in groups
        )
    return SynonymSet.objects.count()


def load_best_bets() -> int:
    """Pin entries, named as "kind slug", to words where nothing is pinned; how many there are."""
    if not BestBet.objects.exists():
        for row in read_json("search")["best_bets"]:
            kind, slug = row["entry"].split()
            entry = Entry.objects.get(kind=kind, slug=slug)
            for position, (language, words) in enumerate(row["words"]):
                folded = folded_words(words)
                BestBet.objects.create(
                    language=language, words=words, folded=folded, entry=entry, position=position
                )
    return BestBet.objects.count()
