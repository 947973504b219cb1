"""The days of an affiliation as the database reckons with them."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Func


class Days(Func):
    """The days of an affiliation; none where it was ended before its first."""

    template = "daterange(%(expressions)s::date + 1)"
    arity = 2
    output_field = DateRangeField()


class DayBefore(Func):
    """The day before a day."""

    template = "(%(expressions)s - 1)"
    arity = 1
    output_field = models.DateField()
