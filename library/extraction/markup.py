"""Parts of Office files, read as a stream of words; nothing in them is expanded or fetched."""

import posixpath
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.parsers import expat

CHUNK_BYTES = 64 * 1024
# Unpacked, of one part; a file of more than 200 MB is refused when it is sent.
MAX_PART_BYTES = 200 * 1024 * 1024

# Ends a page among the words of a file.
END = "\f"
# What stands in a part a second time, or was taken out of the text.
LEFT_OUT = {"Fallback", "del", "moveFrom", "rPh"}

type_of_attributes = dict[str, str]
type_of_event = tuple[str, str, type_of_attributes]


class DoctypeError(ValueError):
    """A part declares types of its own, as no Office program writes."""


def events(archive: zipfile.ZipFile, name: str) -> Iterator[type_of_event]:
    """What a part holds in its order: ("start" or "end", element, attributes), ("text", words, {}).

    Names are without their prefixes, of attributes the colon stays: ":id" beside "id". A part that
    is not there holds nothing. Raises expat.ExpatError, DoctypeError and what zipfile raises at
    damaged parts, after what stands before.
    """
    found: list[type_of_event] = []
    parser = _parser(found.append)
    try:
        part = archive.open(name)
    except KeyError:
        return
    with part:
        for _chunk in range(MAX_PART_BYTES // CHUNK_BYTES):
            chunk = part.read(CHUNK_BYTES)
            try:
                parser.Parse(chunk, not chunk)
            finally:
                yield from found
            found.clear()
            if not chunk:
                return


def shown(found: Iterable[type_of_event]) -> Iterator[type_of_event]:
    """The same without what readers do not see."""
    depth = 0
    for event in found:
        kind, name, _values = event
        if kind == "start" and (depth or name in LEFT_OUT):
            depth += 1
        elif kind == "end" and depth:
            depth -= 1
        elif not depth:
            yield event


def words(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The words of a part in lines."""
    is_text = False
    for kind, name_or_words, _values in shown(events(archive, name)):
        if kind == "text" and is_text:
            yield name_or_words
        elif kind != "text" and name_or_words == "t":
            is_text = kind == "start"
        elif kind == "end" and name_or_words in {"p", "br"}:
            yield "\n"


def targets(archive: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str]]:
    """What a part refers to inside the file, by its id: {"rId1": ("slide", "ppt/slides/s.xml")}."""
    folder, _slash, own = name.rpartition("/")
    rows = events(archive, f"{folder}/_rels/{own}.rels")
    return {
        row["Id"]: (
            row["Type"].rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, row["Target"])).lstrip("/"),
        )
        for kind, element, row in rows
        if kind == "start"
        and element == "Relationship"
        and row.get("TargetMode") != "External"
        and row.keys() >= {"Id", "Type", "Target"}
    }


def _parser(keep: Callable[[Any], None]) -> Any:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, values: keep(
        ("start", _local(name), {_key(key): value for key, value in values.items()})
    )
    parser.EndElementHandler = lambda name: keep(("end", _local(name), {}))
    parser.CharacterDataHandler = lambda words: keep(("text", words, {}))
    return parser


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _key(name: str) -> str:
    _prefix, colon, local = name.rpartition(":")
    return colon + local


def _refuse(*_declaration: Any) -> None:
    raise DoctypeError
