"""What everything can be narrowed by, and what a unit has of it.

Units are narrowed and counted here, not in the database: at most a thousand are looked at.
"""

from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.exact_names import exactly_named
from content.finder import ChoiceFacet, EntryFilter, Facet, LabelFacet, YearFacet
from content.finder.counts import Counts
from content.finder.narrowing import Narrowing, any_fact
from content.languages import current_language
from content.models import Access, Attachment
from search.found import NOTHING, Found, Search
from search.kinds import BY_LABEL, KINDS, PAPER
from search.units import papers_known
from search.widening import Widened, wider
from textsearch.vectors import lexeme

IS_PAPER = lexeme(f"k={PAPER}")


class KindFacet(Facet):
    """The kind, by its name in addresses."""

    def is_known(self, value):
        return value in KINDS

    def value_schema(self):
        return {"type": "string", "enum": [*KINDS]}

    def narrow(self, entries, values):
        return entries.filter(kind__in=[KINDS[value].label for value in values])

    def fact(self, values):
        return any_fact("k", [KINDS[value].label for value in values])

    def label_of(self, value, labels):
        return KINDS[value].many

    def arrange(self, values, counts):
        return [name for name in KINDS if name in set(values)]


class YearOfAnyFacet(YearFacet):
    """The year; of a paper the one in which it was shown, which its facts do not have."""

    def fact(self, values):
        return f"({super().fact(values)} | {IS_PAPER})"


class AccessFacet(ChoiceFacet):
    """Who may read it; a paper may be stricter than what its facts are taken from."""

    def fact(self, values):
        return f"({any_fact('a', values)} | {IS_PAPER})"


class ExactWords(Narrowing):
    """Whether the words are asked for as they were typed, though nothing holds them."""

    def is_known(self, value):
        return value == "1"

    def narrow(self, entries, values):
        return entries

    def label_of(self, value, labels):
        return gettext("Exactly these words")


# The letter of the facts that a facet counts; of topics and regions they hold the keys.
LETTERS = {"kind": "k", "topic": "t", "year": "y", "region": "r", "language": "l", "access": "a"}


class SearchFilter(EntryFilter):
    """What everything can be narrowed by."""

    kind = KindFacet(field_name="kind", label=_("Kind"))
    year = YearOfAnyFacet(field_name="year", label=_("Year"))
    access = AccessFacet(
        choices=Access, column="access", field_name="access", label=_("Who may read it")
    )
    exact = ExactWords(field_name="exact", label=_("Words"))

    @property
    def facets(self) -> dict[str, Facet]:
        """Without access for those who did not sign in: all that they find is for everybody."""
        facets = super().facets
        hidden = set() if self.labels.reader.is_authenticated else {"access"}
        return {name: facets[name] for name in LETTERS if name not in hidden}

    @property
    def has_common_words(self) -> bool:
        return not self.found().is_complete

    @property
    def is_complete(self) -> bool:
        return self.found().is_complete

    @cached_property
    def widened(self) -> Widened | None:
        """What is asked for in the place of words that nothing holds; None where they do."""
        return self._widening[0] if self._widening else None

    @cached_property
    def _widening(self) -> tuple[Widened, Search] | None:
        query, reader = self.words.query, self.labels.reader
        if not query.words.strip() or self._typed.has_found or self._typed.everywhere().units:
            return None
        for wider_one in wider(query, reader, current_language().code):
            search = Search(wider_one.query, reader)
            if search.everywhere().units:
                return wider_one, search
        return None

    @cached_property
    def _typed(self) -> Search:
        words, reader = self.words.query.words, self.labels.reader
        return Search(self.words.query, reader, exactly_named(words, reader))

    @cached_property
    def _wide(self) -> Search:
        """The search of it, which has been made to know that something is found."""
        return self._widening[1] if self._widening else self._typed

    def search(self, *, is_exact: bool) -> Search:
        """What was typed, or what is asked for in its place."""
        return self._typed if is_exact else self._wide

    def found(self, chosen: dict[str, Any] | None = None, leaving_out: str = "") -> Found:
        """What matches all that is chosen (in the form), one facet perhaps left out."""
        chosen = self.form.cleaned_data if chosen is None else chosen
        values = {
            name: chosen[name]
            for name in self.narrowings
            if name != leaving_out and chosen.get(name)
        }
        values.pop("exact", None)
        asked = chosen if leaving_out != "q" else chosen | {"q": ""}
        # A set that only a facet's values are counted of is never shown.
        is_counted_only = bool(chosen.get(leaving_out)) and self._typed.seems_common
        found = self._found(asked, values, is_ranked=not is_counted_only)
        return found.with_any(self._facts(name, some) for name, some in values.items())

    def _found(
        self, chosen: dict[str, Any], values: dict[str, list[str]], *, is_ranked: bool
    ) -> Found:
        """All units with the words, and perhaps others; of too many, those that have the values."""
        if not chosen.get("q"):
            newest = self._typed.newest
            return newest(repr(values), *self._narrowed(values)) if values else NOTHING
        if values and self._typed.seems_common:
            # What is shown is asked for first: that spares most readers all the rest.
            found = self._among(self._typed, values, is_ranked=is_ranked)
            if found.units:
                return found
        search = self.search(is_exact=bool(chosen.get("exact")))
        found = search.everywhere(is_ranked=is_ranked)
        if found.is_complete or not values:
            return found
        return self._among(search, values, is_ranked=is_ranked)

    def _among(self, search: Search, values: dict[str, list[str]], *, is_ranked: bool) -> Found:
        """What the search finds among the entries with these values."""
        facts = [self.narrowings[name].fact(some) for name, some in values.items()]
        languages = tuple(values.get("language", []))
        entries = self._in_language(languages)
        return search.among(entries, list(filter(None, facts)), languages, is_ranked=is_ranked)

    def _narrowed(self, values: dict[str, list[str]]) -> tuple[QuerySet, QuerySet]:
        """The entries with these values, and papers, of which kind is all that is asked here."""
        papers = papers_known(self.labels.reader)
        if PAPER not in values.get("kind", [PAPER]):
            papers = papers.none()
        return self._chosen(values, ""), papers

    def _in_language(self, languages: tuple[str, ...]) -> QuerySet:
        """The entries with a text, or a paper, in one of the languages: the index has no fact."""
        if not languages:
            return self.queryset
        papers = Attachment.objects.filter(
            entry=OuterRef("pk"), is_listed=False, document__files__language__in=languages
        )
        return self.queryset.filter(Q(languages__overlap=languages) | Exists(papers))

    def _facts(self, name: str, values: list[str]) -> set[str]:
        """The facts of units that have any of the values."""
        known: Any = values
        if isinstance(self.narrowings[name], LabelFacet):
            known = self.labels.pks(values)
        elif name == "kind":
            known = [KINDS[value].label for value in values]
        return {f"{LETTERS[name]}={value}" for value in known}


def count(filterset: SearchFilter) -> Counts:
    """The number of units found, and of each value of a facet, as if that facet chose nothing."""
    facets: dict[str, dict[str, int]] = {}
    for name in filterset.facets:
        tally = filterset.found(leaving_out=name).tally
        counts = {fact[2:]: n for fact, n in tally.items() if fact[0] == LETTERS[name]}
        if name == "kind":
            counts = {BY_LABEL[label].name: n for label, n in counts.items()}
        facets[name] = counts
    return Counts(len(filterset.found().units), facets)
