"""The accessions of a Member and of an instrument, shown on their forms."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import Accession, Instrument
from content.admin.choosers import name_of, named
from members.models import Member

# An instrument may have two hundred parties; the list of accessions shows them all.
MOST = 25


def of_party(request: HttpRequest, party: Member) -> dict[str, Any] | None:
    """The instruments that a Member has signed or accepted, the newest first."""
    return _panel(request, "party", party, "instrument", named(Instrument.objects.all()))


def of_instrument(request: HttpRequest, instrument: Instrument) -> dict[str, Any] | None:
    """The parties of an instrument, the newest first."""
    return _panel(request, "instrument", instrument, "party", named(Member.objects.all()))


def _panel(
    request: HttpRequest, side: str, entry: Any, other: str, others: Any
) -> dict[str, Any] | None:
    """What the template shows; nothing for who may not see accessions. Four statements."""
    may = request.user.has_perm
    if not may("catalogue.view_accession"):
        return None
    accessions = Accession.objects.filter(**{side: entry})
    newest = list(accessions.order_by("-accepted_on", "-in_force_on", "-pk")[:MOST])
    found = others.in_bulk([getattr(row, f"{other}_id") for row in newest])
    for row in newest:
        row.name = name_of(found[getattr(row, f"{other}_id")])  # type: ignore[attr-defined]
    name = "admin:catalogue_accession"
    may_add = may("catalogue.add_accession")
    may_import = side == "instrument" and may_add and may("catalogue.change_accession")
    return {
        "template": "admin/catalogue/accessions.html",
        "other": _("Instrument") if side == "party" else _("Party"),
        "rows": newest,
        "total": accessions.count(),
        "query": f"?{side}={entry.pk}",
        "list_url": f"{reverse(f'{name}_changelist')}?{side}={entry.pk}",
        "add_url": f"{reverse(f'{name}_add')}?{side}={entry.pk}" if may_add else "",
        "import_url": f"{reverse(f'{name}_import')}?{side}={entry.pk}" if may_import else "",
    }
