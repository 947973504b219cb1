"""What a file that was dropped on the desk probably is: symbol, language, agenda item."""

import re
from collections import Counter
from typing import Any, NamedTuple

from library.models import Upload
from library.reading import stem
from meetings.models import WorkingDocument
from meetings.symbols import Symbol, read_file_name, read_symbol

# A symbol as it stands on a first page: PTC/26/2/Rev.1
ON_A_PAGE = re.compile(r"\b[A-Z]{2,}[A-Z-]*(?:/[A-Z0-9][A-Za-z0-9.-]*){1,4}")
MOST_LOOKED_AT = 2000
ITEM_ON_A_PAGE = re.compile(
    r"(?:agenda\s+item|item|point|punto|tema|пункт|пункту|البند|议程项目)\s*(?:n[o°º]\.?\s*)?"
    r"(\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\b",
    re.IGNORECASE,
)
NEARLY_ALL, AT_LEAST = 0.8, 2
SHORT = 3


class Guess(NamedTuple):
    """What a row of the match table begins with, as its form has it."""

    symbol: str
    language: str
    item: str
    title: str
    is_proposed: bool = False


class Placed(NamedTuple):
    """A row above in the table: what its file was called, and what it was taken for."""

    name: str
    symbol: str
    item: str


def guess(desk: Any, upload: Upload, above: list[Placed]) -> Guess:
    """By the name of the file, then by its first page; what is known of the meeting decides."""
    named = read_file_name(upload.original_name)
    words = upload.words
    symbol = _known(desk, named.symbol) if named.symbol else _on_page(desk, words)
    same = [row for row in above if stem(row.name) and stem(row.name) == stem(upload.original_name)]
    is_proposed = symbol is None and not same
    full = str(symbol) if symbol else (same[0].symbol if same else next_free(desk, above))
    language = upload.language or named.language
    item = _item(desk, full, upload.title, words, above)
    return Guess(full, language, item, upload.title, is_proposed)


def next_free(desk: Any, above: list[Placed]) -> str:
    """The next number of the series that most documents of the meeting have: PTC/26/12."""
    taken = [document.symbol for document in desk.documents]
    taken += [symbol.base for row in above if (symbol := read_symbol(row.symbol))]
    numbered = [base.rpartition("/") for base in taken if base.rpartition("/")[2].isdigit()]
    if numbered:
        series = Counter(folder for folder, _slash, _number in numbered).most_common(1)[0][0]
    elif desk.event.body is not None and desk.event.body.acronym:
        series = f"{desk.event.body.acronym}/{desk.event.starts_on:%y}"
    else:
        series = f"DOC/{desk.event.starts_on:%y}"
    stored = WorkingDocument.objects.filter(symbol__startswith=f"{series}/")
    bases = {*taken, *stored.values_list("symbol", flat=True)}
    numbers = [base.removeprefix(f"{series}/") for base in bases if base.startswith(f"{series}/")]
    return f"{series}/{1 + max((int(n) for n in numbers if n.isdigit()), default=0)}"


def _known(desk: Any, symbol: Symbol) -> Symbol:
    """The symbol with its slashes where the meeting has them: HSC-WG/75, not HSC/WG/75."""
    bases = {Symbol(document.symbol).key: document.symbol for document in desk.documents}
    base = bases.get(Symbol(symbol.base).key)
    return symbol._replace(base=base) if base else symbol


def _on_page(desk: Any, words: str) -> Symbol | None:
    for found in ON_A_PAGE.finditer(words[:MOST_LOOKED_AT]):
        symbol = read_symbol(found[0].rstrip(".-"))
        if symbol and re.search(r"\d", symbol.base):
            return _known(desk, symbol)
    return None


def _item(desk: Any, full: str, title: str, words: str, above: list[Placed]) -> str:
    """The item of the same document, else that the first page names, else that is called so."""
    symbol = read_symbol(full)
    for document in desk.documents:
        if symbol and document.symbol == symbol.base and document.item_id:
            return str(document.item_id)
    for row in above:
        other = read_symbol(row.symbol)
        if symbol and other and other.base == symbol.base and row.item:
            return row.item
    numbers = {item.number: str(item.pk) for item in desk.items}
    for found in ITEM_ON_A_PAGE.finditer(words[:MOST_LOOKED_AT]):
        if found[1].lower() in numbers:
            return numbers[found[1].lower()]
    return _item_called(desk, title)


def _item_called(desk: Any, title: str) -> str:
    """The item whose words nearly all stand in the title."""
    own = _letters(title)
    best, most = "", 0
    for item in desk.items:
        for text in item.texts.all():
            wanted = _letters(text.title)
            shared = len(wanted & own)
            if shared >= max(AT_LEAST, len(wanted) * NEARLY_ALL) and shared > most:
                best, most = str(item.pk), shared
    return best


def _letters(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > SHORT}
