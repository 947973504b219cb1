"""Prints how well the search answers the judged questions, and each that it misses.

With --here the running portal's database is asked, else one that exists meanwhile.
"""

import argparse
from collections.abc import Callable, Iterable

from bench.measuring import with_archive  # isort: skip
from django.test.utils import setup_test_environment

from accounts.models import User
from bench.relevance.asking import DELEGATE, Asker
from bench.relevance.judging import STRANGERS, Answer, Quality, Question, judge, questions
from sample import loader
from search.counting import count_words

# Every so manieth question is left alone when weights are chosen.
HELD_OUT = 5


def load() -> None:
    """The demonstration with its delegate, after the night in which words are counted."""
    User.objects.create(username=DELEGATE)
    loader.load(User.objects.get(username="bench"), print)
    count_words()


def measure() -> None:
    """Ask all and print: overall, of strangers, by language, by kind of person, misses."""
    find = remembered(Asker().find)
    asked, strangers = questions(), questions(STRANGERS)
    held_out = asked[::HELD_OUT]
    parts = {
        "all": asked,
        "tuned": [question for question in asked if question not in held_out],
        "held out": held_out,
        "strangers": strangers,
    }
    parts |= {name: [q for q in asked if q.language == name] for name in _each(asked, "language")}
    parts |= {name: [q for q in asked if q.person == name] for name in _each(asked, "person")}
    print(f"{'':12}{'questions':>10}{'first 3':>9}{'MRR':>7}")
    for name, some in parts.items():
        quality = judge(some, find)
        figures = f"{quality.share:>9.1%}{quality.mean_reciprocal_rank:>7.3f}"
        print(f"{name:12}{len(some):>10}{figures}")
    print_missed(judge([*asked, *strangers], find), held_out)


def print_missed(quality: Quality, held_out: list[Question]) -> None:
    for answer in quality.missed:
        print(_line(answer, is_held_out=answer.question in held_out))
        for path in answer.found or ["nothing"]:
            print(f"    {path}")


def remembered(find: Callable[[Question], list[str]]) -> Callable[[Question], list[str]]:
    """The same, asked once for each question."""
    found: dict[Question, list[str]] = {}

    def first_found(question: Question) -> list[str]:
        if question not in found:
            found[question] = find(question)
        return found[question]

    return first_found


def _each(asked: Iterable[Question], name: str) -> list[str]:
    return list(dict.fromkeys(getattr(question, name) for question in asked))


def _line(answer: Answer, *, is_held_out: bool) -> str:
    question = answer.question
    wanted = " + ".join(" or ".join(sorted(paths)) for paths in question.wanted)
    mark = " (held out)" if is_held_out else ""
    return f"\n{question.language} {question.person}: {question.words}{mark}\n  wanted {wanted}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--here", action="store_true", help="ask the running portal's database")
    setup_test_environment()
    if parser.parse_args().here:
        measure()
    else:
        with_archive(load, measure)
