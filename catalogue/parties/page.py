"""The page of the parties of an instrument."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from catalogue.models import Instrument
from catalogue.parties.pictures import pictures
from catalogue.parties.rows import SORTS, PartyRow, load_rows
from content import dates, structured_data
from content.denials import deny_hidden
from content.finder.finder import VARIANTS
from content.frame import alternates
from content.kept import Kept, kept_page
from content.languages import CODES, current_language
from content.open_data.exports import MEDIA_TYPES
from content.presentation import present
from content.trails import home_step, text_step

MEMBERS, OTHERS = "members", "others"
TYPES = {MEMBERS: gettext_lazy("Members"), OTHERS: gettext_lazy("Others")}


@require_safe
@kept_page
def party_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is a party to an instrument, who only signed it, who left it.

    An instrument without any accession has no such page: its record answers.
    """
    kept = Kept(request)
    instrument = readable_instrument(request, slug, kept)
    found = PartyList(load_rows(instrument, request.user, kept), request)
    if not found.has_rows:
        return redirect(instrument)
    context = _context(request, instrument, found) | pictures(instrument, request.user)
    return render(request, "catalogue/party_list.html", context)


def readable_instrument(request: HttpRequest, slug: str, kept: Kept) -> Any:
    """The instrument, with its text, if this visitor may read it; else Http404."""
    instruments: Any = Instrument.objects.visible_to(request.user)
    instruments = instruments.in_language(current_language().code)
    instrument = instruments.filter(slug=slug).first()
    if instrument is None:
        deny_hidden(request, Instrument.objects.filter(slug=slug))
        raise Http404(slug)
    if not instrument.shown_texts:
        raise Http404("withdrawn at this moment")
    present([instrument], kept)
    return instrument


class PartyList:
    """The rows as the address asks for them; what it says that is odd is ignored."""

    def __init__(self, rows: list[PartyRow], request: HttpRequest):
        query = request.GET
        self._rows = rows
        self.regions = _regions(rows)
        self.region = _known(query.get("region", ""), self.regions)
        self.type = _known(query.get("type", ""), TYPES)
        self.sort = _known(query.get("sort", ""), SORTS) or next(iter(SORTS))

    @property
    def has_rows(self) -> bool:
        return bool(self._rows)

    @property
    def number(self) -> int:
        """The number of parties, however the list is narrowed."""
        return sum(row.accession.is_party for row in self._rows)

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The parties; apart from them, who only signed and who withdrew, where there are any."""
        parties, signatories, withdrawn = [], [], []
        for row in self.arranged():
            if row.accession.is_party:
                parties.append(row)
            elif row.accession.has_been_party:
                withdrawn.append(row)
            elif row.accession.signed_on:
                signatories.append(row)
        titled = [
            ("parties", _("Parties"), parties),
            ("signatories", _("Signed, but not parties"), signatories),
            ("withdrawn", _("Have withdrawn"), withdrawn),
        ]
        return [_group(*one) for one in titled if one[2] or one[0] == "parties"]

    @property
    def choices(self) -> list[dict[str, Any]]:
        """The fields of the form that narrows and sorts the list."""
        everything = {"": _("All")}
        types = everything | TYPES
        sorts = {value: sort.label for value, sort in SORTS.items()}
        regions = everything | self.regions
        return [
            _choice("region", _("Region"), regions, self.region),
            _choice("type", _("Members / others"), types, self.type),
            _choice("sort", _("Sort"), sorts, self.sort),
        ]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.region or self.type)

    @property
    def query(self) -> str:
        """What is asked for, as the addresses for machines repeat it."""
        usual = next(iter(SORTS))
        sort = "" if self.sort == usual else self.sort
        chosen = {"region": self.region, "type": self.type, "sort": sort}
        return urlencode({name: value for name, value in chosen.items() if value})

    def arranged(self) -> list[PartyRow]:
        """What is asked for, in the order that is asked for."""
        rows = [row for row in self._rows if self._is_asked_for(row)]
        return SORTS[self.sort].arrange(rows)

    def _is_asked_for(self, row: PartyRow) -> bool:
        is_of_region = not self.region or bool(row.region and row.region.entry.slug == self.region)
        return is_of_region and self.type in {"", MEMBERS if row.is_member else OTHERS}


def count_sentence(instrument: Instrument, number: int) -> str:
    """How many parties there are; where not all are listed, how many are known to be missing."""
    if instrument.has_all_parties:
        return ngettext("%(count)s party", "%(count)s parties", number) % {"count": number}
    values: dict[str, Any] = {"count": number, "stated": instrument.parties_stated}
    if instrument.parties_stated and instrument.parties_stated > number:
        values["date"] = dates.day(instrument.parties_as_of)
        return (
            ngettext(
                "%(count)s party shown of at least %(stated)s (stated on %(date)s)",
                "%(count)s parties shown of at least %(stated)s (stated on %(date)s)",
                number,
            )
            % values
        )
    return (
        ngettext(
            "%(count)s party shown; the list may not be complete",
            "%(count)s parties shown; the list may not be complete",
            number,
        )
        % values
    )


def _context(request: HttpRequest, instrument: Any, found: PartyList) -> dict[str, Any]:
    text = instrument.text
    sentence = count_sentence(instrument, found.number)
    trail = [
        home_step(),
        {"label": _("Instruments"), "url": reverse("catalogue:instrument_list")},
        text_step(text, instrument.url),
        {"label": _("Contracting parties")},
    ]
    return {
        "heading": _("Contracting parties"),
        "instrument": instrument,
        "list": found,
        "files": [
            (label, media_type, _file(request, ending, found.query))
            for ending, label, media_type in VARIANTS
            if ending in MEDIA_TYPES
        ],
        "count_sentence": sentence,
        "description": f"{text.title}: {sentence}",
        "trail": trail,
        "alternates": [] if request.GET else alternates(request.path, CODES, "en"),
        "robots": "noindex, follow" if request.GET else "",
        "structured_data": structured_data.script(structured_data.breadcrumb(trail)),
    }


def _regions(rows: Iterable[PartyRow]) -> dict[str, str]:
    """The regions of the parties by slug, in the order of their titles."""
    titles = {row.region.entry.slug: row.region.title for row in rows if row.region}
    return dict(sorted(titles.items(), key=lambda item: item[1]))


def _file(request: HttpRequest, ending: str, query: str) -> str:
    """The address of what is asked for, for machines."""
    return f"{request.path}feed.{ending}" + (f"?{query}" if query else "")


def _known(value: str, choices: Iterable[str]) -> str:
    return value if value in choices else ""


def _choice(name: str, label: str, choices: dict[str, Any], chosen: str) -> dict[str, Any]:
    options = [
        {"value": value, "label": words, "is_chosen": value == chosen}
        for value, words in choices.items()
    ]
    return {"name": name, "label": label, "options": options}


def _group(slug: str, title: str, rows: list[PartyRow]) -> dict[str, Any]:
    """A table; `columns` are those in which at least one row says something."""
    names = [name for name in PartyRow._fields if name not in {"accession", "party"}]
    columns = {name for name in names if any(getattr(row, name) for row in rows)}
    return {"slug": slug, "title": title, "rows": rows, "columns": columns}
