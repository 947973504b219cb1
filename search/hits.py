"""Hits: what a page of the search shows of the units that were found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from content import dates
from content.figures import fill
from content.found_papers import FoundPaper, found_papers
from content.labels import Label, Labels, label
from content.languages import CODES, LANGUAGES, Language, current_language
from content.models import Version
from content.presentation import present
from search.kinds import BY_LABEL
from search.sources import FilePlace, Source, places_of, source_of, texts_of
from search.spoken import Spoken
from search.units import Unit
from textsearch.forms import plain_text
from textsearch.passages import Part, passages
from textsearch.queries import Query

# More than titles have.
LONGEST_TITLE = 1_000


@dataclass
class Hit:
    """A unit as pages, feeds and files show it; `language_attributes` takes its title's.

    `passage` is in the language `passage_in`; without parts for what the reader may not open.
    """

    unit: Unit
    title: str
    url: str
    language: str
    published_on: str
    date_stamp: str
    summary: str = ""
    symbol: str = ""
    is_locked: bool = False
    is_machine: bool = False
    basis: str = ""
    file: FilePlace | None = None
    source: Spoken | None = None
    passage: list[Part] = field(default_factory=list)
    # The title in parts.
    marked: list[Part] = field(default_factory=list)
    topic_labels: list[Label] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.unit.kind

    @property
    def kind_name(self) -> str:
        return BY_LABEL[self.unit.kind].one

    @property
    def language_tag(self) -> str:
        return LANGUAGES[self.language].tag

    @property
    def direction(self) -> str:
        return LANGUAGES[self.language].direction

    @property
    def is_fallback(self) -> bool:
        return self.language != current_language().code

    @property
    def access(self) -> str:
        return self.unit.access

    @property
    def languages(self) -> list[Language]:
        return [LANGUAGES[code] for code in CODES if code in self.unit.languages]


def hits_of(units: Sequence[Unit], query: Query, labels: Labels) -> list[Hit]:
    """The hits of these units, in their order; without those that are gone since.

    Three statements at most, however many: texts, pages of files, papers.
    """
    sources = {id(unit): source_of(unit) for unit in units}
    papers = found_papers([unit.attachment for unit in units if unit.attachment], labels.reader)
    entries = [unit.entry for unit in units if not unit.attachment]
    read = [source.text for source in sources.values() if source.text]
    texts = texts_of(entries, read, labels.reader) if entries else {}
    places = places_of(source.page for source in sources.values() if source.page)
    hits = []
    for unit in units:
        source = sources[id(unit)]
        place = places.get(source.page) if source.page else None
        if unit.attachment in papers:
            hits.append(_hit_of_paper(unit, papers[unit.attachment], place))
        elif not unit.attachment and unit.entry in texts:
            hits.append(_hit_of_entry(unit, texts[unit.entry], source, place, labels))
    _take_passages(hits, query)
    for hit in hits:
        names = [label(text, text.entry.slug, "") for text in labels.texts(hit.unit.topics)]
        hit.topic_labels = [name._replace(url=name.page_url) for name in names]
    return hits


def _hit_of_paper(unit: Unit, paper: FoundPaper, place: FilePlace | None) -> Hit:
    shown_at = unit.published_at
    return Hit(
        unit,
        title=paper.title,
        url=paper.url,
        language=paper.language,
        published_on=dates.day(shown_at),
        date_stamp=timezone.localtime(shown_at).date().isoformat(),
        symbol=paper.symbol,
        is_locked=paper.is_locked,
        file=place,
        source=Spoken(place.text, place.title.language) if place else None,
    )


def _hit_of_entry(
    unit: Unit, texts: list[Version], source: Source, place: FilePlace | None, labels: Labels
) -> Hit:
    shown = texts[0]
    entry: Any = shown.entry
    matching = next((text for text in texts if text.pk == source.text), None)
    entry.shown_texts = [shown]
    present([entry], labels.kept)
    return Hit(
        unit,
        title=shown.title,
        url=entry.url,
        language=shown.language,
        published_on=entry.published_on,
        date_stamp=entry.date_stamp,
        summary=shown.summary,
        is_machine=shown.is_machine,
        basis=entry.basis,
        file=place,
        source=_words_of(matching or shown, None if matching else place, labels),
    )


def _words_of(text: Version, place: FilePlace | None, labels: Labels) -> Spoken:
    """What the passage is taken from: the text, unless only a file has the words."""
    if place and place.text:
        return Spoken(place.text, place.title.language)
    fill([text], labels.kept)
    return Spoken(f"{text.summary}\n{plain_text(text.body)}".strip(), text.language)


def _take_passages(hits: list[Hit], query: Query) -> None:
    """Give each hit its title and the passage of its source, marked: at most two statements."""
    titles = passages(query, [(hit.language, hit.title) for hit in hits], LONGEST_TITLE)
    spoken = [(hit, hit.source) for hit in hits if hit.source]
    found = passages(query, [(source.language, source.text) for _hit, source in spoken])
    for hit, parts in zip(hits, titles, strict=True):
        hit.marked = parts
    for (hit, _source), parts in zip(spoken, found, strict=True):
        hit.passage = parts
