"""The judged questions, and how well a list of addresses answers them."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

QUERIES = Path(__file__).with_name("queries.csv")
# Written from the pages alone, before their answers were seen; no weight is chosen by them.
STRANGERS = Path(__file__).with_name("strangers.csv")
FIRST = 3


class Question(NamedTuple):
    """What somebody types, and what must be among the first three: one of each set of paths.

    Paths are below the language: /tools/aeo-compendium/. A `person` "delegate" signs in.
    """

    language: str
    person: str
    words: str
    wanted: tuple[frozenset[str], ...]


class Answer(NamedTuple):
    """A question with the paths that were found, in their order."""

    question: Question
    found: list[str]

    @property
    def is_good(self) -> bool:
        """Whether everything that was wanted is among the first three."""
        return all(wanted & set(self.found[:FIRST]) for wanted in self.question.wanted)

    @property
    def reciprocal_rank(self) -> float:
        """1 for a wanted path in the first place, 1/2 in the second; 0 where none is found."""
        wanted = frozenset().union(*self.question.wanted)
        places = [place for place, path in enumerate(self.found, 1) if path in wanted]
        return 1 / places[0] if places else 0.0


class Quality(NamedTuple):
    """The share of questions answered in the first three, and the mean reciprocal rank."""

    share: float
    mean_reciprocal_rank: float
    missed: list[Answer]


def questions(file: Path = QUERIES) -> list[Question]:
    """The judged questions, in the order of the file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Question(
                row["language"],
                row["person"],
                row["query"],
                tuple(frozenset(paths.split("|")) for paths in row["wanted"].split()),
            )
            for row in csv.DictReader(lines)
        ]


def judge(asked: Iterable[Question], find: Callable[[Question], Any]) -> Quality:
    """The quality of what `find` gives: paths below the language, best first."""
    answers = [Answer(question, find(question)) for question in asked]
    return Quality(
        sum(answer.is_good for answer in answers) / len(answers),
        sum(answer.reciprocal_rank for answer in answers) / len(answers),
        [answer for answer in answers if not answer.is_good],
    )
