"""Instruments: what States and the Council have agreed, and packages of tools."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.succession import check_successor, successor_constraints
from content.dating import date_by
from content.models import Entry
from content.partial_dates import PartialDateField, is_partial_date


class InstrumentCategory(models.TextChoices):
    CONVENTION = "convention", _("Convention")
    AGREEMENT = "agreement", _("Agreement")
    RECOMMENDATION = "recommendation", _("Recommendation")
    DECLARATION = "declaration", _("Declaration")
    RESOLUTION = "resolution", _("Resolution")
    FRAMEWORK = "framework", _("Framework")
    POLICY = "policy", _("Policy")
    PACKAGE = "package", _("Package")


class InstrumentStatus(models.TextChoices):
    IN_FORCE = "in_force", _("In force")
    NOT_IN_FORCE = "not_in_force", _("Not in force")
    SUPERSEDED = "superseded", _("Superseded")


class Depositary(models.TextChoices):
    WCO = "wco", _("Secretary General of the WCO")
    BELGIUM = "belgium", _("Government of Belgium")
    UNITED_NATIONS = "united-nations", _("Secretary-General of the United Nations")
    WTO = "wto", _("Director-General of the WTO")


class Instrument(Entry):
    """A legal or policy text, or a package: a set of tools for one purpose."""

    category = models.CharField(_("type"), max_length=14, choices=InstrumentCategory)
    abbreviation = models.CharField(_("short name"), max_length=60, blank=True)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=InstrumentStatus,
        default=InstrumentStatus.IN_FORCE,
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("superseded by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    adopted_on = PartialDateField(_("adopted on"))
    in_force_on = PartialDateField(_("in force since"))
    depositary = models.CharField(_("depositary"), max_length=14, choices=Depositary, blank=True)
    parties_stated = models.PositiveIntegerField(
        _("stated number of parties"),
        null=True,
        blank=True,
        help_text=_("Shown, with its date, until the list of accessions is complete."),
    )
    parties_as_of = models.DateField(_("stated as of"), null=True, blank=True)
    has_all_parties = models.BooleanField(
        _("the list of accessions is complete"),
        default=False,
        help_text=_("From then on the number of parties is counted from it."),
    )

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=InstrumentCategory.values),
                name="instrument_category_known",
            ),
            models.CheckConstraint(
                condition=Q(status__in=InstrumentStatus.values), name="instrument_status_known"
            ),
            models.CheckConstraint(
                condition=Q(depositary__in=["", *Depositary.values]),
                name="instrument_depositary_known",
            ),
            *successor_constraints("instrument"),
            models.CheckConstraint(
                condition=Q(parties_stated__isnull=True, parties_as_of__isnull=True)
                | Q(parties_stated__isnull=False, parties_as_of__isnull=False),
                name="instrument_stated_parties_dated",
                violation_error_message=_("A stated number needs its date, and a date its number."),
            ),
            is_partial_date("adopted_on", "instrument_adopted_on_date"),
            is_partial_date("in_force_on", "instrument_in_force_on_date"),
        ]

    def clean(self):
        super().clean()
        check_successor(self)

    def save(self, *args, **kwargs):
        date_by(self, self.adopted_on)
        super().save(*args, **kwargs)

    @property
    def type_name(self) -> str:
        return self.get_category_display()

    @property
    def notable_status(self) -> str:
        """The status in words, where it is not the ordinary one."""
        is_ordinary = self.status == InstrumentStatus.IN_FORCE
        return "" if is_ordinary else self.get_status_display()
