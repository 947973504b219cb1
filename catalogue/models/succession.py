"""What has taken the place of something: told of what is superseded, and never itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

SUPERSEDED = "superseded"
ITSELF = _("Nothing is its own successor.")


def successor_constraints(name: str) -> list[CheckConstraint]:
    """The constraints of a model of that name with `status` and `successor`."""
    return [
        CheckConstraint(
            condition=Q(successor=None) | Q(status=SUPERSEDED),
            name=f"{name}_successor_of_superseded",
            violation_error_message=_("Only what is superseded has a successor."),
        ),
        CheckConstraint(
            condition=~Q(successor=F("entry_ptr")),
            name=f"{name}_successor_other",
            violation_error_message=ITSELF,
        ),
    ]


def check_successor(thing: Any) -> None:
    """Raises ValidationError where a thing is its own successor: forms leave its key out."""
    if thing.pk and thing.successor_id == thing.pk:
        raise ValidationError({"successor": ITSELF})
