"""Posts and calls: they are open until a moment in a time zone of their own, and close by it."""

from datetime import datetime
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, CharField, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES
from content.models import Entry
from content.models.reading import EntryQuerySet
from content.zones import check_zone


class State(models.TextChoices):
    """How an opportunity stands at a moment; never stored."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    AWARDED = "awarded", _("Awarded")
    CANCELLED = "cancelled", _("Cancelled")


class VacancyCategory(models.TextChoices):
    ELECTED = "elected", _("Elected post")
    TECHNICAL_OFFICER = "technical-officer", _("Technical officer")
    TECHNICAL_ATTACHE = "technical-attache", _("Technical attaché")
    PROJECT_STAFF = "project-staff", _("Project staff")
    LINGUISTIC_STAFF = "linguistic-staff", _("Linguistic staff")
    ADMINISTRATIVE_STAFF = "administrative-staff", _("Administrative staff")
    ASSOCIATE = "professional-associate", _("Professional associate")
    INTERNSHIP = "internship", _("Internship")


class TenderCategory(models.TextChoices):
    OPEN_CALL = "open-call", _("Open call")
    RESTRICTED_CALL = "restricted-call", _("Restricted call")
    MARKET_CONSULTATION = "market-consultation", _("Market consultation")


class TenderSubject(models.TextChoices):
    GOODS = "goods", _("Goods")
    SERVICES = "services", _("Services")
    WORKS = "works", _("Works")


class Outcome(models.TextChoices):
    NONE = "", _("Not known yet")
    AWARDED = "awarded", _("Awarded")
    CANCELLED = "cancelled", _("Cancelled")


class OpportunityQuerySet(EntryQuerySet):
    def with_state(self, at: datetime | None = None) -> Self:
        """Each with its `state` at that moment (now)."""
        model: Any = self.model
        return self.annotate(state=model.state_at(at or timezone.now()))


class Opportunity(Entry):
    """What both kinds have: a number, and the time in which one can answer."""

    reference = models.CharField(_("reference"), max_length=40)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("closes at"),
        null=True,
        blank=True,
        help_text=_("The time on the clocks of the time zone below; empty: until further notice."),
    )
    zone = models.CharField(
        _("time zone"), max_length=40, default=settings.TIME_ZONE, validators=[check_zone]
    )

    changes_by_time = [*Entry.changes_by_time, "closes_at"]
    objects: ClassVar[Any] = OpportunityQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["reference"],
                name="%(class)s_reference_unique",
                violation_error_message=_("Another one has this reference."),
            ),
        ]
        indexes = [models.Index(fields=["closes_at"], name="%(class)s_closes")]

    @classmethod
    def is_over(cls, at: datetime) -> Q:
        """The condition of being closed at that moment."""
        return Q(closes_at__lte=at)

    @classmethod
    def state_at(cls, at: datetime) -> Case:
        """The state of each row at that moment."""
        closed = When(cls.is_over(at), then=Value(State.CLOSED))
        return Case(closed, default=Value(State.OPEN), output_field=CharField())

    @classmethod
    def by_closing(cls, at: datetime) -> list[Any]:
        """An order: what is open, the soonest to close first; then what closed, the last first."""
        over = cls.is_over(at)
        return [
            Case(When(over, then=1), default=0),
            Case(When(~over, then="closes_at")).asc(nulls_last=True),
            models.F("closes_at").desc(nulls_last=True),
            "-id",
        ]

    @property
    def clock(self) -> ZoneInfo:
        """The time zone by whose clocks it closes."""
        return ZoneInfo(self.zone)


class Vacancy(Opportunity):
    """A post that is to be filled."""

    category = models.CharField(_("category"), max_length=24, choices=VacancyCategory)
    department = models.CharField(_("department"), max_length=200, blank=True)
    location = models.CharField(_("place of work"), max_length=100, blank=True)
    grade = models.CharField(_("grade"), max_length=40, blank=True)
    required_languages = ArrayField(
        models.CharField(max_length=10, choices=CHOICES),
        verbose_name=_("required languages"),
        default=list,
        blank=True,
    )

    class Meta(Opportunity.Meta):
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        constraints = [
            *Opportunity.Meta.constraints,
            models.CheckConstraint(
                condition=Q(category__in=VacancyCategory.values), name="vacancy_category_known"
            ),
        ]


class Tender(Opportunity):
    """A call for offers, or a question to the market before one."""

    category = models.CharField(_("category"), max_length=24, choices=TenderCategory)
    subject = models.CharField(_("what is bought"), max_length=10, choices=TenderSubject)
    outcome = models.CharField(
        _("outcome"),
        max_length=10,
        choices=Outcome,
        blank=True,
        default=Outcome.NONE,
        help_text=_("An outcome closes it at once."),
    )

    class Meta(Opportunity.Meta):
        verbose_name = _("tender")
        verbose_name_plural = _("tenders")
        constraints = [
            *Opportunity.Meta.constraints,
            models.CheckConstraint(
                condition=Q(category__in=TenderCategory.values), name="tender_category_known"
            ),
            models.CheckConstraint(
                condition=Q(subject__in=TenderSubject.values), name="tender_subject_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="tender_outcome_known"
            ),
        ]

    @classmethod
    def is_over(cls, at):
        return super().is_over(at) | ~Q(outcome=Outcome.NONE)

    @classmethod
    def state_at(cls, at):
        known = [When(outcome=value, then=Value(value)) for value in Outcome.values if value]
        return Case(*known, default=super().state_at(at), output_field=CharField())
