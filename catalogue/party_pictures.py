"""The pictures on the page of the parties of an instrument: a map and a timeline."""

from typing import Any

from django.db.models import OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Accession, Instrument
from content.models.reading import type_of_reader
from members.maps import named_change, names_of, party_map
from members.models import Member
from members.timeline import Change, Timeline, timeline


def pictures(instrument: Instrument, user: type_of_reader) -> dict[str, Any]:
    """What members/map.html and members/step_chart.html show of an instrument: two statements."""
    return {
        "map": party_map(instrument.slug, user),
        "timeline": party_timeline(instrument, user),
        "counted": _("Parties"),
        "is_incomplete": not instrument.has_all_parties,
    }


def party_timeline(instrument: Instrument, user: type_of_reader) -> Timeline:
    """The parties by the days on which they were bound and on which they left: one statement."""
    accessions = Accession.objects.visible_to(user).filter(instrument=instrument)
    bound_on = Coalesce(NullIf("accepted_on", Value("")), "in_force_on")
    accessions = accessions.annotate(bound_on=bound_on)
    accessions = accessions.filter(Q(bound_on__gt="") | Q(is_undated=True))
    own = accessions.filter(party=OuterRef("entry"))
    parties = Member.objects.filter(pk__in=accessions.values("party"))
    texts = names_of(
        parties, bound_on=own.values("bound_on"), withdrawn_on=own.values("withdrawn_on")
    )
    changes = (change for text in texts for change in _changes(text))
    return timeline(changes, timezone.localdate())


def _changes(text: Any) -> list[Change]:
    """When a party came and left, from its name; of one that left and has no date, nothing."""
    came = named_change(text, text.bound_on)
    if not text.withdrawn_on:
        return [came]
    return [came, came._replace(on=text.withdrawn_on, by=-1)] if came.on else []
