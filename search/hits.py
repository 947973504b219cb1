"""Hits: what a page of the search shows of the units that were found."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from content.addresses import address_of
from content.figures import filled
from content.found_papers import FoundPaper, found_papers
from content.kept import Kept
from content.labels import Label, Labels, label
from content.languages import CODES, LANGUAGES, Language, current_language
from content.models import DatePrecision
from content.presentation import date_in_words, date_stamp
from search.kinds import BY_LABEL
from search.sources import FilePlace, FoundText, Source, places_of, source_of, texts_of
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
    symbol: str = ""
    is_locked: bool = False
    is_machine: bool = False
    basis: str = ""
    file: FilePlace | None = None
    source: Spoken | None = None
    passage: list[Part] = field(default_factory=list)
    # The title in parts.
    marked: list[Part] = field(default_factory=list)
    topic_labels: tuple[Label, ...] = ()

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
    def languages(self) -> tuple[Language, ...]:
        return tuple(LANGUAGES[code] for code in CODES if code in self.unit.languages)


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
            hits.append(_hit_of_entry(unit, texts[unit.entry], source, place, labels.kept))
    _take_passages(hits, query)
    for hit in hits:
        names = [label(text, text.entry.slug, "") for text in labels.texts(hit.unit.topics)]
        hit.topic_labels = tuple(name._replace(url=name.page_url) for name in names)
    return hits


def _hit_of_paper(unit: Unit, paper: FoundPaper, place: FilePlace | None) -> Hit:
    return Hit(
        unit,
        title=paper.title,
        url=paper.url,
        language=paper.language,
        published_on=date_in_words(unit.published_at, DatePrecision.DAY),
        date_stamp=date_stamp(unit.published_at, DatePrecision.DAY),
        symbol=paper.symbol,
        is_locked=paper.is_locked,
        file=place,
        source=Spoken(place.text, place.title.language) if place else None,
    )


def _hit_of_entry(
    unit: Unit, texts: list[FoundText], source: Source, place: FilePlace | None, kept: Kept
) -> Hit:
    shown = texts[0]
    matching = next((text for text in texts if text.pk == source.text), None)
    return Hit(
        unit,
        title=filled(shown.title, kept),
        url=address_of(unit.kind, shown.slug),
        language=shown.language,
        published_on=date_in_words(shown.published_at, shown.date_precision),
        date_stamp=date_stamp(shown.published_at, shown.date_precision),
        is_machine=shown.is_machine,
        basis=shown.basis,
        file=place,
        source=_words_of(matching or shown, None if matching else place, kept),
    )


def _words_of(text: FoundText, place: FilePlace | None, kept: Kept) -> Spoken:
    """What the passage is taken from: the text, unless only a file has the words."""
    if place and place.text:
        return Spoken(place.text, place.title.language)
    summary, body = filled(text.summary, kept), filled(text.body, kept)
    return Spoken(f"{summary}\n{plain_text(body)}".strip(), text.language)


def _take_passages(hits: list[Hit], query: Query) -> None:
    """Give each hit its title and the passage of its source, marked: at most two statements."""
    titles = passages(query, [(hit.language, hit.title) for hit in hits], LONGEST_TITLE)
    spoken = [(hit, hit.source) for hit in hits if hit.source]
    found = passages(query, [(source.language, source.text) for _hit, source in spoken])
    for hit, parts in zip(hits, titles, strict=True):
        hit.marked = parts
    for (hit, _source), parts in zip(spoken, found, strict=True):
        hit.passage = parts
