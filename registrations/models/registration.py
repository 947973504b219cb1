"""Registrations: a person takes part in an event, or asks to.

Only the verbs change the state. Each keeps the places of the event from others first, so that no
place is given twice, writes the audit log and tells the person by a letter.
"""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from affiliations.models import AccessRequest, Affiliation
from audit.models import Action
from registrations.letters import tell
from registrations.models.badge import Badge
from registrations.models.choices import RegistrationState
from registrations.models.form import RegistrationForm
from registrations.models.reading import RegistrationQuerySet
from registrations.models.steps import ENDED, STILL_OPEN, UNHEARD, RegistrationError
from registrations.recording import record_step


class Registration(Badge):
    """One person at one event.

    Who has no account yet registers with a request for one; the account is bound when it is made.
    """

    form = models.ForeignKey(
        RegistrationForm, on_delete=models.CASCADE, related_name="registrations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    request = models.OneToOneField(
        AccessRequest,
        verbose_name=_("request for access"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registration",
    )
    affiliation = models.ForeignKey(
        Affiliation,
        verbose_name=_("for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The organization that the person speaks for there."),
    )
    state = models.CharField(_("state"), max_length=11, choices=RegistrationState)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    nominated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("nominated by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RegistrationState.values), name="registration_state_known"
            ),
            models.UniqueConstraint(
                fields=["form", "user"],
                condition=~Q(state__in=ENDED) & Q(user__isnull=False),
                name="registration_once_per_person",
                violation_error_message=_("This person is registered already."),
            ),
            models.UniqueConstraint(
                "form",
                Lower("email"),
                # What is kept after years tells of nobody.
                condition=~Q(state__in=[*ENDED, *UNHEARD]) & Q(user__isnull=True) & ~Q(email=""),
                name="registration_once_per_address",
                violation_error_message=_("This person is registered already."),
            ),
            models.CheckConstraint(
                condition=~Q(state=RegistrationState.APPROVED) | Q(decided_at__isnull=False),
                name="registration_approved_has_date",
            ),
        ]
        indexes = [
            models.Index(fields=["form", "state", "asked_at"], name="registration_of_form"),
            models.Index(fields=["user", "state"], name="registration_of_user"),
        ]

    def __str__(self):
        return self.name

    @transaction.atomic
    def settle(self, by: User | None = None) -> None:
        """Go on to the next step, everything before it being said: approval, or a place.

        Raises RegistrationError where there is no place and no waiting list.
        """
        self.form.hold()
        if self.form.needs_approval:
            self.state = RegistrationState.TO_APPROVE
            self.save(update_fields=["state"])
        else:
            self._enter(by)

    @transaction.atomic
    def nominate(self, by: User) -> None:
        """The focal point of the Member sends this person. Raises RegistrationError."""
        self._hold([RegistrationState.TO_NOMINATE])
        self._check_focal_point(by)
        self.nominated_by = by
        self.save(update_fields=["nominated_by"])
        record_step(Action.REGISTRATION_NOMINATED, self, by)
        self.settle(by)
        if self.state == RegistrationState.TO_APPROVE:
            tell(self, "registration_nominated")

    @transaction.atomic
    def decline_nomination(self, by: User, reason: str) -> None:
        """The focal point of the Member does not send this person. Raises RegistrationError."""
        self._hold([RegistrationState.TO_NOMINATE])
        self._check_focal_point(by)
        self._decline(by, reason)

    @transaction.atomic
    def approve(self, by: User) -> None:
        """The organiser lets the person in, or to the waiting list where no place is free.

        Raises RegistrationError where there is no such list, or it was decided meanwhile.
        """
        self._hold([RegistrationState.TO_APPROVE])
        self._enter(by)

    @transaction.atomic
    def decline(self, by: User | None, reason: str) -> None:
        """The organiser does not let the person in (any more). Raises RegistrationError."""
        self._hold(STILL_OPEN)
        self._decline(by, reason)

    @transaction.atomic
    def withdraw(self, by: User | None) -> None:
        """The person does not come; `by` is None where the person has no account."""
        self._hold(STILL_OPEN)
        was_heard = self.state not in UNHEARD
        self._end(RegistrationState.WITHDRAWN, by)
        record_step(Action.REGISTRATION_WITHDRAWN, self, by)
        if was_heard:
            tell(self, "registration_withdrawn")

    @transaction.atomic
    def edit(self, columns: dict[str, Any], answers: dict[int, str]) -> None:
        """Write down what the person says now; `answers` by the key of the question.

        Raises RegistrationError where it has ended.
        """
        self._hold(STILL_OPEN)
        for name, value in columns.items():
            setattr(self, name, value)
        self.save(update_fields=list(columns))
        self.answer(answers)

    def answer(self, answers: dict[int, str]) -> None:
        """Keep these answers, by the key of the question, in place of those before."""
        self.answers.exclude(question__in=answers).delete()
        for question, value in answers.items():
            self.answers.update_or_create(question_id=question, defaults={"value": value})

    def get_place(self, by: User | None = None) -> None:
        """Take a free place of the form, which is held."""
        came_from = self.state
        self.form.event.participants_group()
        # Whoever decided on somebody who waited then has decided.
        self._reach(RegistrationState.APPROVED, by or self.decided_by)
        record_step(Action.REGISTRATION_APPROVED, self, by)
        waited = came_from == RegistrationState.WAITING
        tell(self, "registration_place" if waited else "registration_approved")

    def _hold(self, states: Collection[RegistrationState]) -> None:
        """Keep form and registration from others; raises RegistrationError in another state."""
        self.form.hold()
        self.refresh_from_db(
            fields=["state", "nominated_by"],
            from_queryset=Registration.objects.select_for_update(of=["self"]),
        )
        if self.state not in states:
            raise RegistrationError(
                gettext("This cannot be done any more: %s.") % self.get_state_display()
            )

    def _enter(self, by: User | None) -> None:
        """Take a place, or one on the waiting list behind those who asked before."""
        self.form.let_in()
        free = self.form.free_places()
        if free is None or free > 0:
            self.get_place(by)
        elif self.form.has_waiting_list:
            self._reach(RegistrationState.WAITING, by)
            tell(self, "registration_waiting")
        else:
            raise RegistrationError(gettext("All places are taken."))

    def _reach(self, state: RegistrationState, by: User | None) -> None:
        self.state, self.decided_at, self.decided_by = state, timezone.now(), by
        self.save(update_fields=["state", "decided_at", "decided_by"])

    def _decline(self, by: User | None, reason: str) -> None:
        self.reason = reason.replace("\x00", "")
        self.save(update_fields=["reason"])
        self._end(RegistrationState.DECLINED, by)
        record_step(Action.REGISTRATION_DECLINED, self, by)
        tell(self, "registration_declined")

    def _end(self, state: RegistrationState, by: User | None) -> None:
        """It counts no more; a place that becomes free goes to the first who waits."""
        had_place = self.state == RegistrationState.APPROVED
        self._reach(state, by)
        if had_place:
            self.form.let_in()

    def _check_focal_point(self, by: User) -> None:
        if not Registration.objects.of_focal_point(by).filter(pk=self.pk).exists():
            raise RegistrationError(gettext("Only a focal point of the Member may say this."))
