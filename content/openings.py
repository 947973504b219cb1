"""Openings of restricted files, in the audit log: one record for each, however it is fetched."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from accounts.attempts import place_of
from audit.models import Action, Record
from audit.recording import record
from library.models import DocumentFile

# Programs fetch a large file in parts, one after the other; that is one opening.
ONE_OPENING = timedelta(hours=1)
SENT = {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}
IN_PARTS = ["Range", "If-None-Match", "If-Modified-Since"]


def record_opening(request: HttpRequest, response: HttpResponseBase, file: DocumentFile) -> None:
    """Write down that a person got a file that is not for everybody.

    A part of it counts as well, wherever it begins: whoever fetches only the second half has
    read that. Nothing is recorded of an answer without content.
    """
    user: Any = request.user
    if request.method != "GET" or response.status_code not in SENT:
        return
    if any(name in request.headers for name in IN_PARTS) and _was_recorded(user, file):
        return
    record(
        Action.FILE_OPENED,
        by=user,
        subject=file.title,
        details={"file": file.pk, "address": request.path},
        request=request,
        place=place_of(request),
    )


def _was_recorded(user: Any, file: DocumentFile) -> bool:
    recent = Record.objects.filter(actor=user.pk, at__gt=timezone.now() - ONE_OPENING)
    return recent.filter(action=Action.FILE_OPENED, details__file=file.pk).exists()
