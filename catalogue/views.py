"""Tools, instruments and publications: their lists and their records."""

from operator import attrgetter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from catalogue.citation import Citation, citation
from catalogue.columns import InstrumentTable, PublicationTable, ToolTable
from catalogue.filters import InstrumentFilter, PublicationFilter, ToolFilter
from catalogue.models import Annex, Instrument, Publication, Tool
from catalogue.models.instrument import InstrumentCategory
from catalogue.models.publication import Series
from catalogue.models.tool import Audience
from catalogue.parties.newest import newest_accessions, with_newest_accessions
from catalogue.parties.numbers import figure_of, with_party_count
from content import dates
from content.facts import Fact, FactValue, fact, lines_in, link_value, name_value, value_in
from content.languages import current_language
from content.structured_data import article
from content.views import EntryDetailView, EntryListView

SCHEMA_TYPES = {
    Series.RESEARCH_PAPER: "ScholarlyArticle",
    Series.RESEARCH_HIGHLIGHT: "Report",
    Series.ANNUAL_REPORT: "Report",
    Series.MAGAZINE: "PublicationIssue",
    Series.ILLICIT_TRADE_REPORT: "Report",
    Series.PUBLICATION: "Book",
}


class CatalogueListView(EntryListView):
    item_template = "catalogue/item.html"
    shows_files = True

    def get_template_names(self):
        return ["catalogue/list.html"]


class ToolListView(CatalogueListView):
    model = Tool
    filterset_class = ToolFilter
    table = ToolTable()
    heading = _("Tools")
    counted = ngettext_lazy("%(count)s tool", "%(count)s tools", "number")
    lead = _("Guidelines, handbooks, compendia and studies that help to apply what was agreed.")


class InstrumentListView(CatalogueListView):
    model = Instrument
    filterset_class = InstrumentFilter
    table = InstrumentTable()
    heading = _("Instruments")
    counted = ngettext_lazy("%(count)s instrument", "%(count)s instruments", "number")
    lead = _("Conventions, recommendations, declarations and packages of tools.")


class PublicationListView(CatalogueListView):
    model = Publication
    filterset_class = PublicationFilter
    table = PublicationTable()
    heading = _("Publications")
    counted = ngettext_lazy("%(count)s publication", "%(count)s publications", "number")
    lead = _("Research papers, reports and the magazine of the Organization.")


class CatalogueDetailView(EntryDetailView):
    """What the three records share: how to cite them."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"citation": self.get_citation()}

    def get_citation(self) -> Citation:
        return citation(self.object)


class ToolDetailView(CatalogueDetailView):
    model = Tool
    heading = _("Tools")
    schema_type = "DigitalDocument"
    linked_names = ["successor", "predecessors", "instruments", "partners"]

    def get_facts(self):
        tool, linked = self.object, self.linked
        instruments, packages = [], []
        for other in linked["instruments"]:
            is_package = other.instrument.category == InstrumentCategory.PACKAGE
            (packages if is_package else instruments).append(link_value(other))
        return [
            fact(_("Status"), tool.get_status_display()),
            fact(_("Audience"), *[Audience(audience).label for audience in tool.audiences]),
            fact(_("Responsible unit"), name_value(self.labels.name(tool.owner_id))),
            fact(_("Approved by"), name_value(self.labels.name(tool.approving_body_id))),
            fact(_("Approved on"), dates.partial(tool.approved_on)),
            fact(_("Next review"), dates.day(tool.review_on)),
            fact(_("Joint partners"), *map(link_value, linked["partners"])),
            fact(_("Part of"), *packages),
            fact(_("Related instruments"), *instruments),
            fact(_("Replaces"), *map(link_value, linked["predecessors"])),
        ]


class InstrumentDetailView(CatalogueDetailView):
    model = Instrument
    heading = _("Instruments")
    schema_type = "Legislation"
    linked_names = ["successor", "predecessors", "tools"]

    def with_parts(self, entries):
        user = self.request.user
        return with_newest_accessions(with_party_count(entries, user), user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "adopted_on": dates.partial(self.object.adopted_on),
            "newest_accessions": newest_accessions(self.object),
            "parties_url": self._parties_url(),
            "annexes": self._annexes(),
            "tool_groups": _by_category(self.linked["tools"]),
        }

    def get_citation(self):
        return super().get_citation()._replace(authors="")

    def get_facts(self):
        instrument = self.object
        return [
            fact(_("Short name"), *lines_in(instrument.original_language, instrument.abbreviation)),
            fact(_("Status"), instrument.get_status_display()),
            fact(_("Adopted"), dates.partial(instrument.adopted_on)),
            fact(_("In force since"), dates.partial(instrument.in_force_on)),
            fact(_("Depositary"), instrument.get_depositary_display()),
            fact(_("Parties"), self._parties()),
            fact(_("Responsible unit"), name_value(self.labels.name(instrument.owner_id))),
            fact(_("Next review"), dates.day(instrument.review_on)),
            fact(_("Replaces"), *map(link_value, self.linked["predecessors"])),
        ]

    def describe(self):
        instrument = self.object
        facts = {
            "name": instrument.text.title,
            "legislationType": instrument.category,
            "legislationDate": instrument.adopted_on,
        }
        return super().describe() | {name: v for name, v in facts.items() if v}

    def _parties(self) -> FactValue | None:
        """Their number, linked to their list where there is one."""
        figure, url = figure_of(self.object), self._parties_url()
        if figure is None:
            return FactValue(_("See the list"), url) if url else None
        if figure.as_of is None:
            words = ngettext("%(count)s party", "%(count)s parties", figure.value)
            return FactValue(words % {"count": figure.written}, url)
        values = {"number": figure.written, "date": figure.as_of_day}
        return FactValue(_("%(number)s, as stated on %(date)s") % values, url)

    def _parties_url(self) -> str:
        """The page of the parties; nothing where there is none to list."""
        if not self.object.has_accessions:
            return ""
        return reverse("catalogue:party_list", kwargs={"slug": self.object.slug})

    def _annexes(self) -> list[Fact]:
        """The annexes in their order, titled for this reader: one statement."""
        annexes: Any = Annex.objects.filter(instrument=self.object)
        annexes = annexes.in_language(current_language().code).order_by("position", "pk")
        return [
            fact(annex.code, annex.title and value_in(annex.language, annex.title))
            for annex in annexes
        ]


class PublicationDetailView(CatalogueDetailView):
    model = Publication
    heading = _("Publications")

    def get_facts(self):
        publication = self.object
        doi = publication.doi
        return [
            fact(_("Authors"), *self.object.author_names),
            fact(_("Series"), self._series()),
            fact("ISBN", publication.isbn),
            fact("DOI", doi and FactValue(doi, f"https://doi.org/{doi}")),
            fact(_("Responsible unit"), name_value(self.labels.name(publication.owner_id))),
        ]

    def get_citation(self):
        return citation(
            self.object, authors=", ".join(self.object.author_names), series=self._series()
        )

    def describe(self):
        publication = self.object
        schema_type = SCHEMA_TYPES[publication.series]
        facts = {
            "name": publication.text.title,
            "author": [{"@type": "Person", "name": name} for name in self.object.author_names],
            "issueNumber": schema_type == "PublicationIssue" and publication.number,
            "isbn": publication.isbn,
            "sameAs": publication.doi and f"https://doi.org/{publication.doi}",
        }
        return article(publication, schema_type) | {name: v for name, v in facts.items() if v}

    def _series(self) -> str:
        """The series with the number in it: Research paper 47; nothing for one of no series."""
        if self.object.series == Series.PUBLICATION:
            return ""
        return f"{self.object.get_series_display()} {self.object.number}".strip()


def _by_category(tools: list[Any]) -> list[Fact]:
    """Tools in groups of a type; by title in each."""
    groups: dict[str, list[FactValue]] = {}
    for other in sorted(tools, key=attrgetter("tool.category")):
        value = link_value(other)._replace(note=other.tool.notable_status)
        groups.setdefault(other.tool.type_name, []).append(value)
    return [Fact(label, values) for label, values in groups.items()]
