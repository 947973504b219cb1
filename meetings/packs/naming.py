"""Names of files in a pack: readable in every script, safe on every system, never twice."""

import unicodedata
from collections.abc import Iterable

from library.documents import FORBIDDEN_IN_NAMES
from meetings.packs.choosing import PackFile

# File systems take 255 bytes, and Windows 260 characters with all folders above.
MOST_BYTES = 150


def names_of(papers: Iterable[PackFile]) -> dict[int, str]:
    """The name of each file by its id: PTC-26-2-Rev.1-Title in its language.fr.pdf."""
    names: dict[int, str] = {}
    taken: set[str] = set()
    for paper in papers:
        ending = f".{paper.language}.{paper.format}"
        stem = safe(f"{paper.full_symbol}-{paper.title}")
        name, number = f"{shortened(stem, ending)}{ending}", 1
        # Some file systems know no capital letters.
        while name.casefold() in taken:
            number += 1
            numbered = f" ({number}){ending}"
            name = f"{shortened(stem, numbered)}{numbered}"
        taken.add(name.casefold())
        names[paper.pk] = name
    return names


def safe(words: str) -> str:
    """Words as part of a name: one line without controls, slashes and what systems refuse."""
    plain = FORBIDDEN_IN_NAMES.sub("-", unicodedata.normalize("NFC", words))
    shown = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in plain)
    return " ".join(shown.split()).strip(" .-")


def shortened(stem: str, ending: str) -> str:
    """As much of the beginning as leaves room for the ending, cut between characters."""
    room = MOST_BYTES - len(ending.encode())
    cut = stem.encode()[:room].decode(errors="ignore")
    if cut != stem:
        # No sign that belongs to the next one may stay alone, as an accent or a joiner.
        while cut and unicodedata.category(stem[len(cut)]).startswith("M"):
            cut = cut[:-1]
    return cut.rstrip(" .-")
