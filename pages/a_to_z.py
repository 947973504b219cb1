"""A to Z: topics, instruments, tools and Members with their other names, in the visitor's order."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from content.addresses import has_pages
from content.frame import alternates
from content.kept import Kept, kept_page
from content.languages import CODES, current_language
from content.letters import LetterIndex, rows
from content.models import Entry
from content.trails import below_home

# What stands in it and how a visitor is told what it is.
KINDS = {
    "content.topic": _("Topic"),
    "catalogue.instrument": _("Instrument"),
    "catalogue.tool": _("Tool"),
    "members.member": _("Member or party"),
    "events.workingbody": _("Working body"),
}
ABBREVIATION = "instrument__abbreviation"
HEADING = _("A to Z")
LEAD = _("Topics, instruments, tools and Members by name, with the short names that people use.")


@require_safe
@kept_page
def a_to_z(request: HttpRequest) -> HttpResponse:
    """The index of names: one statement, kept."""
    kinds = [kind for kind in KINDS if has_pages(kind)]
    entries = Entry.objects.visible_to(request.user).filter(kind__in=kinds)
    code = current_language().code
    index = LetterIndex(
        Kept(request), "a-z", lambda: rows(entries, code, ABBREVIATION), request.GET
    )
    context = {
        "groups": [
            (group.letter, [(row, KINDS[row.kind]) for row in group.rows]) for group in index.groups
        ],
        "heading": HEADING,
        "lead": LEAD,
        "description": LEAD,
        "trail": below_home(HEADING),
        "index": index,
        "alternates": alternates(request.path, CODES, "en") if not request.GET else [],
    }
    return render(request, "pages/a_to_z.html", context)
