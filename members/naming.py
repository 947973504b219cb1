"""Who is named in a text: one Member's name may be a part of another's.

Guinea is named in "Guinea and Mali" and not in "Papua New Guinea", which names somebody else.
Names are compared as the vectors of a search hold them, by lexemes and their positions.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, product, zip_longest

# The lexemes at one position of a name, the one to ask for first; none where a word is not kept.
Slot = tuple[str, ...]
Name = tuple[Slot, ...]
# A word that stands around a name in a longer one: its place from the name's first, its lexemes.
Around = tuple[int, Slot]

LEXEME = re.compile(r"'((?:[^']|'')*)':([0-9,]+)")
MOST_CHAINS = 32


def name_in(vector: str, light: str = "") -> Name:
    """The name that a vector of PostgreSQL's holds; `light` is another vector of the same words.

    Lexemes of the light one are asked for, both are known again.
    """
    slots = zip_longest(_slots(light), _slots(vector), fillvalue=())
    name = [(*light, *plain) for light, plain in slots]
    while name and not name[-1]:
        name.pop()
    while name and not name[0]:
        name.pop(0)
    return tuple(name)


def query_for(names: Iterable[Name], others: Iterable[Name]) -> str:
    """The tsquery of texts that hold one of the names on its own, not as a part of another."""
    others = list(others)
    chains = [chain for name in names for chain in _chains(name, others)]
    return " | ".join(f"({chain})" for chain in dict.fromkeys(chains))


def _slots(vector: str) -> list[Slot]:
    found: dict[int, Slot] = {}
    for lexeme, positions in LEXEME.findall(vector):
        for position in positions.split(","):
            found[int(position)] = (*found.get(int(position), ()), lexeme.replace("''", "'"))
    return [found.get(position, ()) for position in range(1, max(found, default=0) + 1)]


def _chains(name: Name, others: list[Name]) -> Iterator[str]:
    """One query per way to tell the name from all longer ones: a word of each must be missing."""
    longer = [words for other in others for words in _around(name, other)]
    for missing in islice(product(*longer), MOST_CHAINS):
        yield _chain(name, missing)


def _around(name: Name, other: Name) -> Iterator[list[Around]]:
    """The words around the name wherever the other holds it, the nearest first."""
    size = len(name)
    for start in range(len(other) - size + 1):
        part = other[start : start + size]
        if all(
            not mine or set(mine) & set(theirs) for mine, theirs in zip(name, part, strict=True)
        ):
            rest = [(at - start, slot) for at, slot in enumerate(other) if slot]
            rest = [(at, slot) for at, slot in rest if not 0 <= at < size]
            if rest:
                yield sorted(rest, key=lambda around: max(-around[0], around[0] - size + 1))


def _chain(name: Name, missing: Iterable[Around]) -> str:
    """The name with those words missing around it: !'new' <1> 'guinea' <1> !'bissau'."""
    parts = {at: _quoted(slot[0]) for at, slot in enumerate(name) if slot}
    avoided: dict[int, dict[str, None]] = {}
    for at, slot in missing:
        avoided.setdefault(at, {}).update(dict.fromkeys(slot))
    for at, lexemes in avoided.items():
        parts[at] = f"({' & '.join(f'!{_quoted(lexeme)}' for lexeme in lexemes)})"
    places = sorted(parts)
    steps = [f" <{here - before}> {parts[here]}" for before, here in pairwise(places)]
    return parts[places[0]] + "".join(steps)


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
