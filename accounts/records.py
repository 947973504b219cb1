"""What the audit log hears of signing in: whose account, from where; never what was typed."""

from django.http import HttpRequest
from django.utils import timezone

from accounts.attempts import QUARTER, Purpose, place_of
from accounts.models import User
from audit.models import Action, Record
from audit.recording import record


def record_failure(request: HttpRequest, person: User | None, purpose: Purpose) -> None:
    """A password or code was wrong; no person where the name is nobody's."""
    place, details = place_of(request), {"purpose": str(purpose)}
    record(Action.SIGN_IN_FAILED, person=person, request=request, place=place, details=details)


def record_held_back(request: HttpRequest, person: User | None, purpose: Purpose) -> None:
    """Somebody has to wait. Once per place and time: who goes on trying fills no log."""
    place, details = place_of(request), {"purpose": str(purpose)}
    recent = Record.objects.filter(
        action=Action.SIGN_IN_HELD_BACK, at__gt=timezone.now() - QUARTER, person=person
    )
    if not recent.filter(place=place, details=details).exists():
        record(
            Action.SIGN_IN_HELD_BACK, person=person, request=request, place=place, details=details
        )
