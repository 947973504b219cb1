"""Telling those who take part that an event is cancelled, once each time.

The status of an event is a fact of the room below, which knows no registrations: a job looks for
what was cancelled since it ran last.
"""

from django.db import transaction
from django.utils import timezone, translation

from events.models import EventStatus
from registrations.letters import tell
from registrations.models import RegistrationForm


def tell_of_cancellations() -> None:
    """Write to everybody of each event that was cancelled before it was over.

    One that takes place after all may be cancelled again, and that is told, too.
    """
    told = RegistrationForm.objects.filter(cancelled_told_at__isnull=False)
    told.exclude(event__status=EventStatus.CANCELLED).update(cancelled_told_at=None)
    cancelled = RegistrationForm.objects.filter(
        cancelled_told_at=None,
        event__status=EventStatus.CANCELLED,
        event__ends_at__gt=timezone.now(),
    )
    for form in cancelled:
        tell_of_cancellation(form)


@transaction.atomic
def tell_of_cancellation(form: RegistrationForm) -> None:
    """Write to everybody of this event, whoever else does so at the same moment."""
    form.hold()
    if form.cancelled_told_at is not None:
        return
    form.cancelled_told_at = timezone.now()
    form.save(update_fields=["cancelled_told_at"])
    for registration in form.registrations.current().heard().select_related("user"):
        with translation.override(registration.language):
            path = form.event.get_absolute_url()
        tell(registration, "registration_cancelled", event_path=path)
