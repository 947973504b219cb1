"""What the audit log tells of registrations: names of events and numbers, no words of people."""

from typing import TYPE_CHECKING, Any

from accounts.models import User
from audit.models import Action
from audit.recording import record

if TYPE_CHECKING:
    from registrations.models import Registration, RegistrationForm


def record_step(action: Action, registration: "Registration", by: User | None) -> None:
    """Write down that a registration took a step, in the transaction of the step."""
    record(
        action,
        by=by,
        person=registration.user,
        subject=f"registration {registration.pk}: {registration.form.event.slug}",
        details={"state": str(registration.state)},
    )


def record_for_all(
    action: Action, form: "RegistrationForm", by: User, details: dict[str, Any]
) -> None:
    """Write down what was done with the registrations of an event together."""
    event, details = form.event, {"entry": form.pk, **details}
    record(action, by=by, subject=f"{event.kind} {event.slug}", details=details)
