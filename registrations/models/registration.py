"""Registrations: a person takes part in an event, or asks to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from affiliations.models import AccessRequest, Affiliation
from content.languages import CHOICES
from registrations.models.choices import RegistrationState
from registrations.models.form import Question, RegistrationForm

# Those that no longer count: the person may register anew.
ENDED = [RegistrationState.DECLINED, RegistrationState.WITHDRAWN]


class Registration(models.Model):
    """One person at one event. Only its verbs change the state.

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
    name = models.CharField(_("name on the badge"), max_length=200)
    function = models.CharField(_("function"), max_length=200, blank=True)
    organization = models.CharField(_("organization on the badge"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of letters"), max_length=10, choices=CHOICES)
    is_online = models.BooleanField(_("takes part online"), default=False)
    is_listed = models.BooleanField(
        _("in the list of participants"),
        default=False,
        help_text=_("Only those who agreed stand in the list that others get."),
    )
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


class Answer(models.Model):
    """What somebody answered to a question of the form: choices as the positions of lines."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    value = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["registration", "question"], name="answer_once"),
        ]

    def __str__(self):
        return self.value
