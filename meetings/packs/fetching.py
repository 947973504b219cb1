"""Fetching packs: having one made, and writing down who got it."""

from contextlib import suppress
from typing import Any

from django.db import OperationalError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from procrastinate.exceptions import AlreadyEnqueued

from accounts.attempts import place_of
from audit.models import Action, Record
from audit.recording import record
from content.audited import subject_of
from content.openings import ONE_OPENING, SENT
from meetings.models import AgendaItem, Meeting, Pack, PackReceipt
from meetings.packs import making
from meetings.packs.contents import manifest
from meetings.packs.offers import Offer
from meetings.tasks import prepare_pack

WAITING, FAILED = "waiting", "failed"


def prepare(meeting: Meeting, offer: Offer) -> Pack:
    """The pack of what is offered: made now where it is small, else soon by the worker."""
    pack, content = making.row_of(meeting, offer.papers, offer.language)
    if making.is_ready(pack):
        return pack
    if content.size_bytes > making.MOST_AT_ONCE:
        _ask_worker(pack)
    else:
        # Who holds it for longer than we may wait is making it.
        with suppress(making.NotMadeError, OperationalError):
            making.make(pack.pk)
    return Pack.objects.filter(pk=pack.pk).first() or pack


def state_of(meeting: Meeting, offer: Offer) -> str:
    """WAITING or FAILED for what was asked for and is not there; else nothing."""
    if not offer.papers:
        return ""
    key = manifest(meeting, offer.papers, offer.language).key
    recent = timezone.now() - making.TRIED_FOR
    pack = Pack.objects.filter(key=key, used_at__gt=recent).first()
    if pack is None or making.is_ready(pack):
        return ""
    return FAILED if pack.failed_at else WAITING


@transaction.atomic
def write_receipt(request: HttpRequest, pack: Pack, item: AgendaItem | None) -> None:
    """Remember that the pack is in use and, of who signed in, what they have now."""
    now, user = timezone.now(), request.user
    Pack.objects.filter(pk=pack.pk).update(used_at=now)
    if user.is_authenticated:
        PackReceipt.objects.create(
            user=user,
            meeting=pack.meeting,
            item=item,
            language=pack.language,
            fetched_at=now,
            files=pack.contents,
        )
        _record(request, pack)


def record_fetch(request: HttpRequest, response: HttpResponseBase, pack: Pack) -> None:
    """Write down a fetch by who came to the archive on another way than by asking for it."""
    user: Any = request.user
    if not user.is_authenticated or request.method != "GET" or response.status_code not in SENT:
        return
    recent = Record.objects.filter(actor=user.pk, at__gt=timezone.now() - ONE_OPENING)
    if not recent.filter(action=Action.PACK_FETCHED, details__pack=pack.pk).exists():
        _record(request, pack)


def _record(request: HttpRequest, pack: Pack) -> None:
    record(
        Action.PACK_FETCHED,
        by=request.user,
        subject=subject_of(pack.meeting.event),
        details={"pack": pack.pk, "language": pack.language, "files": pack.contents},
        request=request,
        place=place_of(request),
    )


def _ask_worker(pack: Pack) -> None:
    """Have the worker make it, unless it is doing so."""
    with transaction.atomic():
        free = Pack.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=pack.pk)
        if not free.exists():
            return
        Pack.objects.filter(pk=pack.pk).update(used_at=timezone.now(), failed_at=None)
        with suppress(AlreadyEnqueued), transaction.atomic():
            lock = f"meetings.pack.{pack.pk}"
            prepare_pack.configure(queueing_lock=lock).defer(pack_pk=pack.pk)
