"""The registration form of an event: when it is open, for whom, for how many, and what it asks."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES
from events.models import Event
from registrations.models.choices import Audience, QuestionKind


class RegistrationForm(models.Model):
    """How one registers for an event; an event without it takes no registrations here."""

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.CASCADE, related_name="registration_form"
    )
    opens_at = models.DateTimeField(_("opens"), help_text=_("Brussels time."))
    closes_at = models.DateTimeField(_("closes"), help_text=_("Brussels time."))
    audience = models.CharField(
        _("who may register"), max_length=10, choices=Audience, default=Audience.DELEGATES
    )
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("Empty: as many as come.")
    )
    has_waiting_list = models.BooleanField(_("waiting list"), default=True)
    needs_nomination = models.BooleanField(
        _("the focal point nominates"),
        default=False,
        help_text=_("Delegates of a Member wait for the word of its focal point first."),
    )
    needs_approval = models.BooleanField(_("the organiser approves"), default=True)

    class Meta:
        verbose_name = _("registration form")
        verbose_name_plural = _("registration forms")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="registrationform_closes_after_opening",
                violation_error_message=_("It must close after it opens."),
            ),
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values), name="registrationform_audience_known"
            ),
        ]
        indexes = [
            models.Index(fields=["opens_at"], name="registrationform_opens"),
            models.Index(fields=["closes_at"], name="registrationform_closes"),
        ]

    # Columns whose moments change pages when they pass; the generation asks for them.
    changes_by_time = ["opens_at", "closes_at"]

    def __str__(self):
        return str(self.event)


class Question(models.Model):
    """A question of one event's form, beside those that every form asks."""

    form = models.ForeignKey(RegistrationForm, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("kind of answer"), max_length=8, choices=QuestionKind)
    is_required = models.BooleanField(_("must be answered"), default=False)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=QuestionKind.values), name="registrationquestion_kind_known"
            ),
        ]

    def __str__(self):
        return f"{self.pk}"


class QuestionText(models.Model):
    """What a question says in one language. Its choices stand in the same order in each."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    label = models.CharField(_("question"), max_length=300)
    help = models.CharField(_("explanation"), max_length=500, blank=True)
    choices = models.TextField(_("choices"), blank=True, help_text=_("One in each line."))

    class Meta:
        verbose_name = _("text of a question")
        verbose_name_plural = _("texts of a question")
        constraints = [
            models.UniqueConstraint(fields=["question", "language"], name="questiontext_once"),
        ]

    def __str__(self):
        return self.label
