"""The pictures on the page of the parties of an instrument: a map and a timeline."""

from typing import Any

from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Accession, Instrument
from catalogue.models.accession import BOUND_ON
from content.models.reading import type_of_reader
from members.models import Member
from members.pictures.maps import named_change, names_of, party_map
from members.pictures.timeline import Change, Timeline, timeline


def pictures(instrument: Instrument, user: type_of_reader) -> dict[str, Any]:
    """What members/map.html and members/step_chart.html show of an instrument: two statements."""
    found = party_timeline(instrument, user)
    return {
        "map": party_map(instrument.slug, user),
        "timeline": found,
        "counted": _("Parties whose date is known") if found.undated else _("Parties"),
        "is_incomplete": not instrument.has_all_parties,
    }


def party_timeline(instrument: Instrument, user: type_of_reader) -> Timeline:
    """The parties by the days on which they were bound and on which they left: one statement."""
    accessions = Accession.objects.visible_to(user).filter(instrument=instrument)
    accessions = accessions.annotate(since=BOUND_ON).filter(Q(since__gt="") | Q(is_undated=True))
    own = accessions.filter(party=OuterRef("entry"))
    parties = Member.objects.filter(pk__in=accessions.values("party"))
    texts = names_of(parties, since=own.values("since"), withdrawn_on=own.values("withdrawn_on"))
    changes = (change for text in texts for change in _changes(text))
    return timeline(changes, timezone.localdate())


def _changes(text: Any) -> list[Change]:
    """When a party came and left, from its name; of one that left and has no date, nothing."""
    came = named_change(text, text.since)
    if not text.withdrawn_on:
        return [came]
    return [came, came._replace(on=text.withdrawn_on, by=-1)] if came.on else []
