"""The registration form of an event: when it is open, for whom, for how many, and what it asks."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.languages import CHOICES, LANGUAGES
from events.models import Event, EventStatus
from registrations.models.choices import Audience, QuestionKind

if TYPE_CHECKING:
    from registrations.models.registration import Registration


class RegistrationForm(models.Model):
    """How one registers for an event; an event without it takes no registrations here."""

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.CASCADE, related_name="registration_form"
    )
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
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
    # When those who take part were told that the event is cancelled.
    cancelled_told_at = models.DateTimeField(null=True, editable=False)

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

    def hold(self) -> None:
        """Read the form again and keep its places from others until the transaction ends.

        Every verb of a registration begins with it, so that places are counted exactly.
        """
        self.refresh_from_db(from_queryset=RegistrationForm.objects.select_for_update(of=["self"]))

    @transaction.atomic
    def let_in(self) -> list["Registration"]:
        """Give free places to those who wait, in the order in which they asked, and tell them.

        To be called when places become free in another way than by a registration that ends:
        when the capacity was raised.
        """
        self.hold()
        if not self.takes_people():
            return []
        free, waiting = self.free_places(), self.registrations.waiting()
        let_in = list(waiting if free is None else waiting[:free])
        for registration in let_in:
            registration.get_place()
        return let_in

    def free_places(self, taken: int | None = None) -> int | None:
        """How many more can be let in, None for any number; exact while the form is held.

        `taken` is how many are in, where that was counted already.
        """
        if self.capacity is None:
            return None
        if taken is None:
            taken = self.registrations.with_place().count()
        return max(0, self.capacity - taken)

    def is_open(self, at: datetime | None = None) -> bool:
        """Whether one can register at that moment (now): from the opening until the close."""
        at = at or timezone.now()
        return self.opens_at <= at < self.closes_at and self.takes_people(at)

    def takes_people(self, at: datetime | None = None) -> bool:
        """Whether the event is still to be held."""
        is_over = self.event.ends_at <= (at or timezone.now())
        return not is_over and self.event.status != EventStatus.CANCELLED


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

    # The language of the page that it is shown on.
    asked_language = ""

    class Meta:
        verbose_name = _("text of a question")
        verbose_name_plural = _("texts of a question")
        constraints = [
            models.UniqueConstraint(fields=["question", "language"], name="questiontext_once"),
        ]

    def __str__(self):
        return self.label

    @property
    def lines(self) -> list[str]:
        """The choices in order; an answer holds their positions."""
        return [line.strip() for line in self.choices.splitlines() if line.strip()]

    @property
    def is_fallback(self) -> bool:
        return self.language != self.asked_language

    @property
    def language_tag(self) -> str:
        return LANGUAGES[self.language].tag

    @property
    def direction(self) -> str:
        return LANGUAGES[self.language].direction
