"""Days that are known only in part: a year, a month, or the whole day."""

import re
from calendar import monthrange
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

# Nothing here is older, and in some zone the first days of the calendar lie before it.
FIRST_YEAR = 1000
# How many characters a month has, and a day.
MONTH, WHOLE_DAY = 7, 10
PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def first_day(value: str) -> date:
    """The first day that "2023", "2023-06" or "2023-06-15" may mean. Raises ValueError."""
    if not re.fullmatch(PATTERN, value):
        raise ValueError(value)
    return date.fromisoformat((value + "-01-01")[:10])


def last_day(value: str) -> date:
    """The last day that it may mean. Raises ValueError."""
    first = first_day(value)
    if len(value) == WHOLE_DAY:
        return first
    month = first.month if len(value) == MONTH else 12
    return first.replace(month=month, day=monthrange(first.year, month)[1])


def precedes(value: str, other: str) -> bool:
    """Whether a date known in part lies before another for certain; False where one is empty."""
    both = min(len(value), len(other))
    return value[:both] < other[:both]


def check_partial_date(value: str) -> None:
    try:
        is_dated = first_day(value).year >= FIRST_YEAR
    except ValueError:
        is_dated = False
    if not is_dated:
        raise ValidationError(_("Write 2023, 2023-06 or 2023-06-15."))


class PartialDateField(models.CharField):
    """A date as precise as it is known: "2023", "2023-06" or "2023-06-15"; empty if it is not.

    As text it sorts by time. The model adds `is_partial_date` among its constraints.
    """

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        kwargs.setdefault("blank", True)
        kwargs["validators"] = [check_partial_date]
        kwargs.setdefault("help_text", _("As precise as known: 2023, 2023-06 or 2023-06-15."))
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for given in ["max_length", "validators"]:
            kwargs.pop(given, None)
        return name, path, args, kwargs


def is_partial_date(field: str, name: str) -> models.CheckConstraint:
    """The constraint that a PartialDateField holds a date or nothing."""
    condition = models.Q(**{field: ""}) | models.Q(**{f"{field}__regex": PATTERN})
    return models.CheckConstraint(condition=condition, name=name)
