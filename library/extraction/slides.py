"""The words of a PowerPoint file: each slide with its notes."""

import re
import zipfile
from collections.abc import Iterator

from library.extraction.markup import END, events, targets, words

MAIN = "ppt/presentation.xml"
SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
# What belongs to a slide and has words: notes and drawn diagrams.
BESIDE = {"notesSlide", "diagramData"}


def slides(archive: zipfile.ZipFile) -> Iterator[str]:
    """Pieces of text in the order in which the slides are shown; END after each."""
    for slide in _order(archive):
        beside = [part for kind, part in targets(archive, slide).values() if kind in BESIDE]
        for part in [slide, *beside]:
            yield from words(archive, part)
        yield END


def _order(archive: zipfile.ZipFile) -> list[str]:
    """The parts of the slides; by their names where the file says no order."""
    parts = targets(archive, MAIN)
    ids = [
        values.get(":id", "")
        for kind, name, values in events(archive, MAIN)
        if kind == "start" and name == "sldId"
    ]
    named = (match for name in archive.namelist() if (match := SLIDE.fullmatch(name)))
    by_name = [match.string for match in sorted(named, key=lambda match: int(match[1]))]
    return [parts[number][1] for number in ids if number in parts] or by_name
