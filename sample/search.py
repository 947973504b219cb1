"""Loads what editors of the search would keep: words that mean the same, and best bets."""

import json

from content.models import Entry
from sample.texts import DATA
from search.best_bets import folded_words
from search.models import BestBet
from textsearch.models import SynonymSet


def load_search() -> tuple[int, int]:
    """Load sets of synonyms and best bets, where there are none yet; how many there are."""
    rows = json.loads((DATA / "search.json").read_text(encoding="utf-8"))
    if not SynonymSet.objects.exists():
        SynonymSet.objects.bulk_create(
            SynonymSet(language=language, words=words)
            for language, groups in rows["synonyms"].items()
            for words in groups
        )
    if not BestBet.objects.exists():
        for position, (language, words, name) in enumerate(rows["best_bets"], 1):
            load_best_bet(language, words, name, position)
    return SynonymSet.objects.count(), BestBet.objects.count()


def load_best_bet(language: str, words: str, name: str, position: int) -> None:
    """Pin the entry of that name, "kind slug", to the words."""
    kind, slug = name.split()
    BestBet.objects.create(
        language=language,
        words=words,
        folded=folded_words(words),
        entry=Entry.objects.get(kind=kind, slug=slug),
        position=position,
    )
