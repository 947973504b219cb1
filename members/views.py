"""Members: their list."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from content import dates
from content.alphabets import OTHER
from content.facts import language_of
from content.finder import Heading, Sort
from content.languages import current_language
from content.letters import Letter, letter_on_page, lines_of
from content.views import EntryListView
from members.accessions import with_accession_count
from members.columns import MemberTable
from members.filters import MemberFilter
from members.models import Member
from members.names import Names

BY_NAME = "name"


class MemberListView(EntryListView):
    """Everybody on one page: there are not many more States."""

    model = Member
    filterset_class = MemberFilter
    table = MemberTable()
    heading = _("Members")
    counted = ngettext_lazy("%(count)s Member", "%(count)s Members", "number")
    lead = _("The Customs administrations of the Organization, by name and by region.")
    item_template = "members/member_item.html"
    per_page = 250

    def get_queryset(self):
        return super().get_queryset().counted()

    def with_parts(self, entries):
        return with_accession_count(entries, self.request.user)

    def get_sorts(self):
        self.names = Names(self.kept, self.request.user)
        by_name = [self.names.position, "pk"]
        by_region = ["wco_region__position", "wco_region_id", *by_name]
        return {
            BY_NAME: Sort(_("A to Z"), lambda model: by_name, self._letter),
            "region": Sort(_("By region"), lambda model: by_region, self._region),
            "latest": Sort(
                _("Newest Members first"), lambda model: ["-joined_on", *by_name], _decade
            ),
            "earliest": Sort(
                _("Oldest Members first"), lambda model: ["joined_on", *by_name], _decade
            ),
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "letters": {"alphabets": self._alphabets()},
            "has_accessions": any(member.accession_count for member in self.finder.entries),
            "not_counted": [] if self.finder.is_narrowed else self.names.not_counted,
        }

    def _present(self, entries):
        super()._present(entries)
        for member in entries:
            member.region_text = self.finder.labels.name(member.wco_region_id)
            member.since = dates.partial(member.joined_on)

    def _letter(self, member: Any) -> Heading:
        letter = letter_on_page(self._letter_of(member), used="")
        return Heading(letter.label, letter.anchor)

    def _letter_of(self, member: Any) -> str:
        """The letter of its name; one that was published since the names were read has none."""
        return self.names.letters.get(member.pk, OTHER)

    def _region(self, member: Any) -> Heading:
        text = self.finder.labels.name(member.wco_region_id)
        if text is None:
            return Heading(_("Without a region"), f"region-{member.wco_region_id}")
        return Heading(text.title, f"region-{text.entry.slug}", *language_of(text))

    def _alphabets(self) -> list[list[Letter]]:
        """The letters that lead to their headings, where Members stand under letters."""
        used = {self._letter_of(member) for member in self.finder.entries}
        if self.finder.asked.sort != BY_NAME or len(used) < 2:
            return []
        lines = lines_of(current_language().code, used)
        return [[letter_on_page(letter, used) for letter in line] for line in lines]


def _decade(member: Any) -> Heading:
    first_year = int(member.joined_on[:3]) * 10
    return Heading(f"{first_year}–{first_year + 9}", f"years-{first_year}")
