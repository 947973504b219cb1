"""Accessions: who has signed and accepted an instrument, and when."""

from typing import Self

from babel import Locale
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.instrument import Instrument
from content.partial_dates import PartialDateField, is_partial_date

TERRITORIES = Locale("en").territories
BINDING = ~Q(accepted_on="") | ~Q(in_force_on="")


def check_party(code: str) -> None:
    """Raises ValidationError for what is no code of a State or customs territory."""
    if not (len(code) == 2 and code.isalpha() and code in TERRITORIES):
        raise ValidationError(_("Write a code of ISO 3166-1, two capital letters: PW."))


class AccessionQuerySet(models.QuerySet):
    def binding(self) -> Self:
        """Accessions that make a party: a signature alone does not."""
        return self.filter(BINDING)


class Accession(models.Model):
    """The dates on which one party signed and accepted an instrument."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="accessions")
    party = models.CharField(
        _("party"),
        max_length=2,
        validators=[check_party],
        help_text=_("The code of ISO 3166-1, two capital letters: PW."),
    )
    signed_on = PartialDateField(_("signed on"))
    accepted_on = PartialDateField(_("accepted on"))
    in_force_on = PartialDateField(_("in force since"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = AccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("accession")
        verbose_name_plural = _("accessions")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "party"], name="accession_party_once"),
            models.CheckConstraint(
                condition=Q(party__regex=r"^[A-Z]{2}$"), name="accession_party_code"
            ),
            is_partial_date("signed_on", "accession_signed_on_date"),
            is_partial_date("accepted_on", "accession_accepted_on_date"),
            is_partial_date("in_force_on", "accession_in_force_on_date"),
        ]

    def __str__(self):
        return self.party
