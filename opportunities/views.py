"""Vacancies, tenders and market consultations: the lists and the records."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from content import dates
from content.facts import Fact, fact, lines_in
from content.finder import NEWEST, SORTS, Sort
from content.languages import current_language, name_of
from content.models import Basis, Entry
from content.presentation import present
from content.structured_data import ORGANIZATION
from content.views import EntryDetailView, EntryListView
from opportunities.closing import present_closing
from opportunities.columns import TenderTable, VacancyTable
from opportunities.filters import TenderFilter, VacancyFilter
from opportunities.models import Tender, Vacancy, VacancyCategory


class OpportunityListView(EntryListView):
    """The list of a kind; `guide` is the path of the page that says how to answer."""

    item_template = "opportunities/item.html"
    guide = ""
    sorts = {
        "closing": Sort(_("Closing date"), lambda model: model.by_closing(timezone.now())),
        NEWEST: SORTS[NEWEST],
    }

    def get_template_names(self):
        return ["opportunities/list.html"]

    def with_parts(self, entries):
        return entries.with_state()

    def get_context_data(self, **kwargs):
        pages = Entry.objects.visible_to(self.request.user).filter(kind="pages.page")
        found = pages.filter(slug=self.guide).one_statement(current_language().code)
        present(found, self.kept)
        return super().get_context_data(**kwargs) | {"guides": found}

    def _present(self, entries):
        super()._present(entries)
        present_closing(entries)


class OpportunityDetailView(EntryDetailView):
    def get_template_names(self):
        return ["opportunities/detail.html"]

    def with_parts(self, entries):
        return entries.with_state()

    def get_context_data(self, **kwargs):
        present_closing([self.object])
        context = super().get_context_data(**kwargs)
        # What was invented is for looking at, not for finding.
        is_sample = self.object.basis == Basis.SAMPLE
        return context | ({"robots": "noindex, follow"} if is_sample else {})

    def closing_facts(self) -> list[Fact]:
        entry: Any = self.object
        return [
            fact(_("State"), entry.closing),
            fact(_("Opens"), dates.day(entry.opens_on)),
            fact(_("Closes"), entry.closes_words),
            fact(_("In Brussels"), entry.closes_at_home),
        ]


class VacancyListView(OpportunityListView):
    model = Vacancy
    filterset_class = VacancyFilter
    table = VacancyTable()
    heading = _("Vacancies")
    counted = ngettext_lazy("%(count)s vacancy", "%(count)s vacancies", "number")
    lead = _("Posts at the Secretariat and in its programmes, the next to close first.")
    guide = "about/vacancies-how-to-apply"


class VacancyDetailView(OpportunityDetailView):
    model = Vacancy
    heading = _("Vacancies")

    def get_facts(self):
        post, language = self.object, current_language().code
        written = post.original_language
        spoken = [name_of(code, in_language=language) for code in post.required_languages]
        return [
            *self.closing_facts(),
            fact(_("Reference"), post.reference),
            fact(_("Kind of post"), post.get_category_display()),
            fact(_("Department"), *lines_in(written, post.department)),
            fact(_("Place of work"), *lines_in(written, post.location)),
            fact(_("Grade"), post.grade),
            fact(_("Required languages"), *spoken),
        ]

    def describe(self):
        """A job posting as schema.org has it; what is not known is left out."""
        post: Any = self.object
        known = {
            "identifier": post.reference,
            "datePosted": post.opens_on or timezone.localdate(post.published_at),
            "validThrough": post.closes_at and post.closes_at.astimezone(post.clock),
        }
        is_intern = post.category == VacancyCategory.INTERNSHIP
        data = {
            "@type": "JobPosting",
            "title": post.text.title,
            "description": post.text.body or post.text.summary,
            "inLanguage": post.text.language_tag,
            "employmentType": "INTERN" if is_intern else "FULL_TIME",
            "hiringOrganization": ORGANIZATION,
            "mainEntityOfPage": settings.SITE_URL + post.url,
            **{name: _plain(value) for name, value in known.items() if value},
        }
        if post.location:
            data["jobLocation"] = {"@type": "Place", "address": post.location}
        return data


class TenderListView(OpportunityListView):
    model = Tender
    filterset_class = TenderFilter
    table = TenderTable()
    heading = _("Tenders and market consultations")
    counted = ngettext_lazy("%(count)s tender", "%(count)s tenders", "number")
    lead = _("What the Organization wants to buy, or to learn before it does.")
    guide = "about/procurement"


class TenderDetailView(OpportunityDetailView):
    model = Tender
    heading = _("Tenders and market consultations")

    def get_facts(self):
        call = self.object
        return [
            *self.closing_facts(),
            fact(_("Reference"), call.reference),
            fact(_("Kind of call"), call.get_category_display()),
            fact(_("What is bought"), call.get_subject_display()),
        ]


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
