"""Publications: papers, reports, books and the magazine."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models import Entry

DOI = r"^10\.[0-9]{4,9}/\S+$"


class Series(models.TextChoices):
    RESEARCH_PAPER = "research-paper", _("Research paper")
    RESEARCH_HIGHLIGHT = "research-highlight", _("Research highlight")
    ANNUAL_REPORT = "annual-report", _("Annual report")
    MAGAZINE = "wco-news", _("WCO News magazine")
    ILLICIT_TRADE_REPORT = "illicit-trade-report", _("Illicit trade report")
    PUBLICATION = "publication", _("Publication")


def check_isbn(isbn: str) -> None:
    """Raises ValidationError unless the check digit is right (ISO 2108: ISBN-10 and ISBN-13)."""
    digits = isbn.replace("-", "").replace(" ", "")
    if re.fullmatch(r"[0-9]{13}", digits):
        total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
        if total % 10 == 0:
            return
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        if sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0:
            return
    raise ValidationError(_("This is no ISBN: a digit is missing or wrong."))


def check_doi(doi: str) -> None:
    if not re.fullmatch(DOI, doi):
        raise ValidationError(_("Write the DOI alone, without an address: 10.1234/abc."))


class Publication(Entry):
    """Something published under a series; its cover is the entry's picture."""

    series = models.CharField(
        _("series"), max_length=20, choices=Series, default=Series.PUBLICATION
    )
    number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("In its series: 47, 2022-2023.")
    )
    authors = models.TextField(
        _("authors"), blank=True, help_text=_("One in each line; empty: the Organization.")
    )
    isbn = models.CharField("ISBN", max_length=17, blank=True, validators=[check_isbn])
    doi = models.CharField("DOI", max_length=100, blank=True, validators=[check_doi])

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.CheckConstraint(
                condition=Q(series__in=Series.values), name="publication_series_known"
            ),
            models.CheckConstraint(
                condition=Q(isbn__regex=r"^[0-9X -]*$"), name="publication_isbn_plain"
            ),
            models.CheckConstraint(
                condition=Q(doi="") | Q(doi__regex=DOI), name="publication_doi_plain"
            ),
            models.UniqueConstraint(
                fields=["series", "number"],
                condition=~Q(number=""),
                name="publication_number_once",
                violation_error_message=_("The series has a publication of this number already."),
            ),
        ]

    @property
    def author_names(self) -> list[str]:
        return [name.strip() for name in self.authors.splitlines() if name.strip()]

    @property
    def type_name(self) -> str:
        return self.get_series_display()
