"""Terms of office: when somebody held an office, as far as the dates are known."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Left, Length
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content import dates
from content.partial_dates import PartialDateField, is_partial_date


class Tenure(models.Model):
    """The span of a term of office; who held which office is for the model that extends it.

    That model adds `tenure_constraints` among its constraints.
    """

    began_on = PartialDateField(_("in office from"))
    ended_on = PartialDateField(_("in office until"))
    is_current = models.BooleanField(_("in office"), default=False)
    source = models.TextField(_("source"), blank=True, help_text=_("Shown to editors only."))

    class Meta:
        abstract = True

    @property
    def years(self) -> str:
        """When the office was held, as far as it is known, in the page's language."""
        began, ended = dates.partial(self.began_on[:4]), dates.partial(self.ended_on[:4])
        if began and self.is_current:
            return gettext("since %(day)s") % {"day": dates.partial(self.began_on)}
        if began and ended:
            return f"{began}–{ended}"
        if began:
            return gettext("from %(year)s") % {"year": began}
        return gettext("until %(year)s") % {"year": ended} if ended else gettext("not established")


def tenure_constraints(name: str) -> list[Any]:
    """What holds for every term of office; the names of the constraints begin with `name`."""
    return [
        is_partial_date("began_on", f"{name}_began_on_partial"),
        is_partial_date("ended_on", f"{name}_ended_on_partial"),
        models.CheckConstraint(
            condition=Q(ended_on="") | Q(ended_on__gte=Left("began_on", Length("ended_on"))),
            name=f"{name}_ends_after_it_begins",
            violation_error_message=_("It must end after it began."),
        ),
        models.CheckConstraint(
            condition=Q(is_current=False) | Q(ended_on=""),
            name=f"{name}_current_has_no_end",
            violation_error_message=_("Who is in office has no end of the term yet."),
        ),
    ]
