"""Accessions: who has signed and accepted an instrument, and when."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, ExpressionWrapper, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models.annex import Annex
from catalogue.models.instrument import Instrument
from content.models import Basis, Entry
from content.models.reading import type_of_reader
from content.partial_dates import PartialDateField, is_partial_date, precedes
from members.models import Member

# The day that made a party, as precise as it is known: that of its deposit, where there is one.
BOUND_ON = Case(When(accepted_on="", then=F("in_force_on")), default=F("accepted_on"))
NEWS = "newsroom.news"


class Act(models.TextChoices):
    """What a party deposited to be bound."""

    RATIFICATION = "ratification", _("Ratification")
    ACCESSION = "accession", _("Accession")
    ACCEPTANCE = "acceptance", _("Acceptance")
    APPROVAL = "approval", _("Approval")
    SUCCESSION = "succession", _("Succession")
    DEFINITIVE_SIGNATURE = "signature", _("Signature without reservation of ratification")


def _has_bound(on: date | None = None) -> Q:
    day = (on or timezone.localdate()).isoformat()
    # As text, 2024 comes before 2024-02-22, and an empty date before both.
    accepted = Q(accepted_on__gt="", accepted_on__lte=day)
    in_force = Q(accepted_on="", in_force_on__gt="", in_force_on__lte=day)
    return accepted | in_force | Q(is_undated=True)


def _is_binding(on: date | None = None) -> Q:
    day = (on or timezone.localdate()).isoformat()
    return _has_bound(on) & (Q(withdrawn_on="") | Q(withdrawn_on__gt=day))


class AccessionQuerySet(models.QuerySet):
    def binding(self, on: date | None = None) -> Self:
        """Accessions that make a party on that day (today): a signature alone does not."""
        return self.filter(_is_binding(on))

    def with_standing(self) -> Self:
        """Each with `is_party` and `has_been_party`: a party today, or at any time."""
        return self.annotate(
            is_party=ExpressionWrapper(_is_binding(), models.BooleanField()),
            has_been_party=ExpressionWrapper(_has_bound(), models.BooleanField()),
        )

    def order_newest(self) -> Self:
        """By the day that made each a party, the newest first; those of no known day last."""
        return self.order_by(BOUND_ON.desc(), "pk")

    def visible_to(self, user: type_of_reader) -> Self:
        """Accessions of parties and to instruments that this user may both read."""
        return self.filter(
            instrument__in=Instrument.objects.visible_to(user).values("pk"),
            party__in=Member.objects.visible_to(user).values("pk"),
        )


class Accession(models.Model):
    """The dates on which one party signed and accepted an instrument."""

    instrument = models.ForeignKey(
        Instrument,
        verbose_name=_("instrument"),
        on_delete=models.CASCADE,
        related_name="accessions",
    )
    party = models.ForeignKey(
        Member, verbose_name=_("party"), on_delete=models.PROTECT, related_name="accessions"
    )
    act = models.CharField(_("act"), max_length=12, choices=Act, blank=True)
    signed_on = PartialDateField(_("signed on"))
    accepted_on = PartialDateField(_("accepted on"))
    in_force_on = PartialDateField(_("in force since"))
    withdrawn_on = PartialDateField(_("withdrawn on"))
    # A party whose date no source gives is a party all the same.
    is_undated = models.BooleanField(
        _("a party since an unknown day"),
        default=False,
        help_text=_("The source names it as a party and gives no date."),
    )
    reservations = models.TextField(_("reservations"), blank=True)
    annexes = models.ManyToManyField(
        Annex, verbose_name=_("annexes accepted"), blank=True, related_name="accessions"
    )
    news = models.ForeignKey(
        Entry,
        verbose_name=_("news item"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        limit_choices_to={"kind": NEWS},
        related_name="+",
    )
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Shown to editors only.")
    )
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, default=Basis.SOURCED)
    source = models.TextField(_("source"), blank=True, help_text=_("Shown to editors only."))

    objects = AccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("accession")
        verbose_name_plural = _("accessions")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "party"], name="accession_party_once"),
            models.CheckConstraint(
                condition=Q(act__in=["", *Act.values]), name="accession_act_known"
            ),
            models.CheckConstraint(
                condition=Q(basis__in=Basis.values), name="accession_basis_known"
            ),
            models.CheckConstraint(
                condition=Q(is_undated=False) | Q(accepted_on="", in_force_on=""),
                name="accession_undated_or_dated",
                violation_error_message=_("It has a date: say so only of a party without one."),
            ),
            is_partial_date("signed_on", "accession_signed_on_date"),
            is_partial_date("accepted_on", "accession_accepted_on_date"),
            is_partial_date("in_force_on", "accession_in_force_on_date"),
            is_partial_date("withdrawn_on", "accession_withdrawn_on_date"),
        ]

    def __str__(self):
        return f"{self.party.iso_alpha2}, {self.instrument.slug}"

    @property
    def bound_on(self) -> str:
        """The day that made it a party, as precise as it is known; empty where it is not."""
        return self.accepted_on or self.in_force_on

    @property
    def day(self) -> str:
        """The day that a list sorts it by: that of its signature where it is no party."""
        return self.bound_on or self.signed_on

    def clean(self):
        super().clean()
        faults = {}
        if precedes(self.in_force_on, self.accepted_on):
            faults["in_force_on"] = _("It is in force only after it was accepted.")
        if precedes(self.withdrawn_on, self.bound_on):
            faults["withdrawn_on"] = _("It is withdrawn only after it was accepted.")
        if self.news and self.news.kind != NEWS:
            faults["news"] = _("Choose a news item.")
        if not (self.day or self.is_undated):
            faults["accepted_on"] = _("Give a date, or say below that the day is unknown.")
        if faults:
            raise ValidationError(faults)
