"""Words and phrases that mean the same, found again in what a reader typed."""

import re
from collections.abc import Iterable, Mapping, Sequence

from textsearch.forms import HAN_RUN, apart, light_arabic, seen, without_accents

# For each language, groups of words and phrases that mean the same.
type_of_equivalents = Mapping[str, Sequence[Sequence[str]]]

MAX_MEMBERS = 20
MAX_MEMBER_CHARACTERS = 100
MAX_MEMBER_WORDS = 8
# Authorised and authorized are one word; what else becomes alike here means nothing.
AMERICAN = re.compile(r"(?<=i)s(?=(?:e[ds]?|ing|ations?)\b)")


class Equivalents:
    """Groups by language, ready to be looked up; make them once and keep them.

    A member is looked for whatever language it is typed in, and its group is asked for in texts
    of the group's own language. That an English acronym finds French texts is said by putting it
    into the French group, too: no group reaches into another language by itself, so that an
    editor reads from one line all that it does.
    """

    def __init__(self, groups: Mapping[str, Iterable[Sequence[str]]] | None = None):
        self._members: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
        self._beginnings: dict[str, set[str]] = {}
        for language, rows in (groups or {}).items():
            for row in rows:
                self._add(language, row)

    @classmethod
    def of(cls, groups: "Equivalents | type_of_equivalents | None") -> "Equivalents":
        return groups if isinstance(groups, Equivalents) else cls(groups)

    def group(self, language: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """What means the same as these folded words, themselves included; empty for most."""
        return self._members.get(language, {}).get(words, ())

    def begins(self, language: str, word: str) -> bool:
        """Whether a member begins with this folded word."""
        return word in self._beginnings.get(language, ())

    def inside(self, language: str, word: str) -> tuple[str, ...]:
        """A Chinese word with each other member in the place of one that is a part of it."""
        if HAN_RUN.search(word):
            plain = folded(word)
            for member, group in self._members.get(language, {}).items():
                part = "".join(member)
                if part != plain and part in plain and _stands_alone(part, plain):
                    return tuple(plain.replace(part, folded(other)) for other in group)
        return ()

    def _add(self, language: str, row: Sequence[str]) -> None:
        texts = [seen(text[:MAX_MEMBER_CHARACTERS]).strip() for text in row[:MAX_MEMBERS]]
        group = tuple(dict.fromkeys(text for text in texts if text))
        known = self._members.setdefault(language, {})
        for text in group:
            if words := tuple(folded(text).split()):
                known[words] = tuple(dict.fromkeys([*known.get(words, ()), *group]))[:MAX_MEMBERS]
                self._beginnings.setdefault(language, set()).add(words[0])


def _stands_alone(part: str, word: str) -> bool:
    """Whether no Latin word of a mixed one is cut: AEO stands alone in AEO名单."""
    before, _part, after = word.partition(part)
    ends = [(before[-1:], part[0]), (part[-1], after[:1])]
    return all(not "".join(end).isascii() or len("".join(end)) < 2 for end in ends)


def folded(text: str) -> str:
    """Seen text as it is compared: without case, accents, marks inside words, Arabic signs."""
    plain = light_arabic(without_accents(apart(text)).casefold())
    return AMERICAN.sub("z", plain)
