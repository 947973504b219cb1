"""Symbols of documents: PTC/26/2, and what people, files and addresses write for them."""

import re
import unicodedata
from typing import NamedTuple

# Letters, then parts between slashes: PTC/26/2, HSC-WG/75/INF.3
SYMBOL = r"^[A-Z][A-Z0-9-]*(/[A-Z0-9][A-Z0-9.-]*)+$"
LONGEST = 60
# So much of what somebody typed is looked at.
LONGEST_TEXT = 255
PARTS = {"add": "Add", "corr": "Corr"}
SAME_SIGN = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-"}
    | {"\u2044": "/", "\u2215": "/", "\\": "/"}
)
# Rev.1, / Rev 1, -rev1, (Add.2), Corrigendum: without a number the first.
MARK = re.compile(
    r"(?:(?<=\d)|[\s/_.,-])\s?\(?(rev|add|corr)(?:ision|ised|endum|igendum)?"
    r"(?:[\s/_.-]?\s?(\d{1,3})(?![0-9a-z])|(?![0-9a-z]|[\s/_.-]\s?\d))\)?",
    re.IGNORECASE,
)
MARKS = re.compile(f"(?:{MARK.pattern})+", re.IGNORECASE)
# What names a part or a revision, where a symbol has none.
MISPLACED = re.compile(r"(?:^|/|\d)(?:REV|ADD|CORR)(?![A-Z])")
ENDING = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|csv|zip|txt)$", re.IGNORECASE)
# What computers add to a second download: " (1)", " - Copy".
COPY = re.compile(r"(\s?\(\d{1,2}\)|[\s_-]+copy|[\s_-]+copie)$", re.IGNORECASE)
# A symbol in a file's name: an acronym, then numbers, one with a letter or behind INF perhaps.
SERIES = r"(?:inf|wp|crp|l)"
NAMED = re.compile(
    r"([a-z]{2,}(?:[\s_-][a-z]{2,})?)"
    rf"((?:[\s_.-]?(?:{SERIES}[\s_.-]?)?\d{{1,4}}(?:[a-z](?![a-z0-9]))?"
    r"(?=[^a-z0-9]|$|rev|add|corr))+)",
    re.IGNORECASE,
)
NAMED_PIECE = re.compile(
    rf"(?:({SERIES})[\s_.-]?)?(\d{{1,4}}(?:[a-z](?![a-z0-9]))?)", re.IGNORECASE
)
ADDRESS = re.compile(
    r"(?P<base>.+?)(?:/(?P<part>add|corr)/(?P<number>[1-9]\d{0,2}))?(?:/rev/(?P<revision>\d{1,3}))?"
)
# How the languages are called in names of files, beside their codes.
LANGUAGE_NAMES = {
    "en": ["eng", "english", "anglais"],
    "fr": ["fra", "fre", "french", "francais"],
    "es": ["spa", "esp", "spanish", "espanol"],
    "ru": ["rus", "russian", "russe"],
    "ar": ["ara", "arabic", "arabe"],
    "zh-hans": ["zh", "zho", "chi", "cn", "chinese", "zh hans", "zh cn"],
}
# Letters of the United Nations, which count only behind an underscore: PTC-26-2_F.pdf
LETTERS = {"e": "en", "f": "fr", "s": "es", "r": "ru", "a": "ar", "c": "zh-hans"}
CALLED = {name: code for code, names in LANGUAGE_NAMES.items() for name in [code, *names]}
CALLED_LANGUAGE = "|".join(name.replace(" ", "[_-]") for name in sorted(CALLED, key=len)[::-1])
LAST_LANGUAGE = re.compile(
    rf"(?:[\s_.,(-]\s?({CALLED_LANGUAGE})|_([{''.join(LETTERS)}]))\)?$", re.IGNORECASE
)
NEXT_LANGUAGE = re.compile(rf"[\s_.,(-]\s?({CALLED_LANGUAGE})(?![a-z0-9])", re.IGNORECASE)
FIRST_LANGUAGE = re.compile(rf"({CALLED_LANGUAGE})[\s_]+", re.IGNORECASE)


class Symbol(NamedTuple):
    """What names a document: PTC/26/2, its addendum or corrigendum, and which revision of that."""

    base: str
    part: str = ""
    part_number: int = 0
    revision: int = 0

    def __str__(self):
        part = f"/{self.part}.{self.part_number}" if self.part else ""
        return f"{self.base}{part}{f'/Rev.{self.revision}' if self.revision else ''}"

    @property
    def key(self) -> str:
        """The same for all ways to separate: HSC-WG-75-INF-3 for HSC-WG/75/INF.3."""
        return "-".join(re.findall(r"[A-Z]+|\d+", str(self).upper()))

    @property
    def slug(self) -> str:
        """For names of files: ptc-26-2-rev-1."""
        return re.sub(r"[^a-z0-9]+", "-", str(self).lower())

    @property
    def path(self) -> str:
        """What its address has behind /documents/: PTC/26/2/add/1, newest revision of it."""
        return f"{self.base}/{self.part.lower()}/{self.part_number}" if self.part else self.base

    @property
    def path_of_revision(self) -> str:
        """The same of this very revision: PTC/26/2/rev/1."""
        return f"{self.path}/rev/{self.revision}"


class NamedFile(NamedTuple):
    """What the name of a file says; None and "" where it does not say."""

    symbol: Symbol | None
    language: str


class Asked(NamedTuple):
    """What an address below /documents/ asks for; without `revision` the newest."""

    symbol: Symbol
    revision: int | None


def read_symbol(text: str) -> Symbol | None:
    """The symbol that somebody wrote, however they separate it; None where it is none.

    "PTC/26/2/Rev.1", "ptc-26-2 rev 1", "HSC-WG/75/INF.3 Add. 2". An addendum to a revision
    (Rev.1/Add.1) is refused: a revision stands last.
    """
    text = _plain(text)
    first = MARK.search(text)
    start = first.start() if first else len(text)
    base = read_base(text[:start])
    if not base:
        return None
    return _marked(base, text, start) if first else Symbol(base)


def read_base(text: str) -> str:
    """PTC/26/2 for "ptc-26-2" and " PTC / 26 / 2"; "" where it is no symbol."""
    text = _plain(text).strip(" /_.-,")
    if "/" in text:
        text = re.sub(r"^([A-Za-z-]+) (?=\d)", r"\1/", text)
        pieces = [re.sub(r"[\s_]+", ".", piece.strip(" .")) for piece in text.split("/")]
        base = "/".join(pieces).upper()
    else:
        named = NAMED.fullmatch(text)
        base = _base(named) if named else ""
    is_base = len(base) <= LONGEST and re.match(SYMBOL, base) and not MISPLACED.search(base)
    return base if is_base else ""


def read_file_name(name: str) -> NamedFile:
    """The symbol and the language that a file's name tells: PTC-26-2-Rev.1_fr.pdf.

    Other words may stand between: "PTC-26-2 Draft agenda (French).docx". Where an acronym has a
    hyphen, compare `key`: the name does not say where the slashes are.
    """
    name = COPY.sub("", ENDING.sub("", _plain(name).rpartition("/")[2]))
    language, name = _language_last(name)
    if not language and (found := FIRST_LANGUAGE.match(name)):
        language, name = _code(found[1]), name[found.end() :]
    named = NAMED.match(name)
    if not named:
        return NamedFile(None, language)
    symbol: Symbol | None = Symbol(_base(named))
    place = named.end()
    if not language and (found := NEXT_LANGUAGE.match(name, place)):
        language, place = _code(found[1]), found.end()
    if marks := MARKS.match(name, place):
        symbol, place = _marked(_base(named), name[: marks.end()], place), marks.end()
    if not language and (found := NEXT_LANGUAGE.match(name, place)):
        language = _code(found[1])
    return NamedFile(symbol, language)


def read_address(path: str) -> Asked | None:
    """What is asked for by "PTC/26/2/add/1/rev/2", whatever the case; None where it is nothing.

    The symbol as people write it ("PTC/26/2/Add.1/Rev.2") means the same.
    """
    found = ADDRESS.fullmatch(path.lower())
    if found and (found["part"] or found["revision"]):
        base = read_base(found["base"]) if "/" in found["base"] else ""
        part = PARTS.get(found["part"], "")
        revision = int(found["revision"]) if found["revision"] else None
        symbol = Symbol(base, part, int(found["number"] or 0), revision or 0)
        return Asked(symbol, revision) if base else None
    symbol_written = read_symbol(path) if "/" in path else None
    if symbol_written is None:
        return None
    return Asked(symbol_written, symbol_written.revision or None)


def sort_key(symbol: str) -> list[tuple[bool, int, str]]:
    """Sorts symbols as people count: 2 before 10, 10 before INF.1, addenda behind their own."""
    runs = re.findall(r"\d+|[A-Z]+", symbol.upper())
    return [(not run.isdigit(), int(run) if run.isdigit() else 0, run) for run in runs]


def _plain(text: str) -> str:
    """The text with plain signs and spaces and without accents, as much as is looked at."""
    text = unicodedata.normalize("NFKD", text[:LONGEST_TEXT]).translate(SAME_SIGN)
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join(text.split())


def _base(named: re.Match[str]) -> str:
    """HSC-WG/75/INF.3 of "hsc wg-75-inf 3"."""
    pieces = [re.sub(r"[\s_]", "-", named[1])]
    for letters, number in NAMED_PIECE.findall(named[2]):
        pieces.append(f"{letters}.{number}" if letters else number)
    return "/".join(pieces).upper()


def _marked(base: str, text: str, start: int) -> Symbol | None:
    """The symbol with the Add.1, Corr.1 and Rev.1 from there to the end of the text.

    None where there is anything else, or a revision does not stand last.
    """
    if not MARKS.fullmatch(text, start):
        return None
    found = [(mark[1].lower(), int(mark[2] or 1)) for mark in MARK.finditer(text, start)]
    if len(found) > 2 or not all(number for _, number in found):
        return None
    revision = found.pop()[1] if found[-1][0] == "rev" else 0
    if not found:
        return Symbol(base, revision=revision)
    (kind, number), *others = found
    return None if others or kind == "rev" else Symbol(base, PARTS[kind], number, revision)


def _language_last(name: str) -> tuple[str, str]:
    """The language that the name ends with, and the name without it."""
    found = LAST_LANGUAGE.search(name)
    if not found:
        return "", name
    called = found[1] or LETTERS[found[2].lower()]
    return _code(called), name[: found.start()]


def _code(called: str) -> str:
    """The code of a language that is called so: "zh-CN", "Français" without its accent, "es"."""
    return CALLED.get(called.lower()) or CALLED[re.sub("[_-]", " ", called.lower())]
