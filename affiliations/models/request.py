"""Requests for access: who asks, for which organization, and how far the request has come."""

import uuid
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from affiliations.models.affiliation import Affiliation, AffiliationRole
from affiliations.models.request_states import (
    AskedOrganization,
    Endorsement,
    Refusal,
    RequestState,
    Step,
)
from affiliations.working_days import working_days_after
from audit.models import Action
from audit.recording import record
from content.languages import CHOICES
from members.models import Member, Partner

MAX_PURPOSE = 1_000
# How long the page of a request opens after it has ended.
SHOWN = timedelta(days=90)


class RequestError(Exception):
    """A step that cannot be taken (any more); the words say why."""


class AccessRequestQuerySet(models.QuerySet["AccessRequest"]):
    def proved(self) -> Self:
        """Requests whose address is proved: the others are nobody's business yet."""
        return self.filter(proved_at__isnull=False)

    def open(self) -> Self:
        """Requests that wait for a decision, the oldest first."""
        return self.filter(state=RequestState.OPEN).order_by("proved_at", "pk")

    def overdue(self) -> Self:
        return self.filter(state=RequestState.OPEN, due_on__lt=timezone.localdate())

    def of_address(self, email: str) -> Self:
        return self.filter(email__iexact=email)

    def of_focal_point(self, user: User | AnonymousUser) -> Self:
        """Proved requests for the Members whose focal point this person is today."""
        current = Affiliation.objects.current()
        current = current.filter(user=user.pk, role=AffiliationRole.FOCAL_POINT)
        return self.proved().filter(member__in=current.values("member"))

    def unproved(self) -> Self:
        return self.filter(state=RequestState.SENT)

    def to_endorse(self, user: User | AnonymousUser) -> Self:
        """Those of them that wait for the word of the focal point, the oldest first."""
        return self.of_focal_point(user).open().filter(endorsement=Endorsement.NONE)

    def shown(self) -> Self:
        """Requests whose page still opens."""
        since = timezone.now() - SHOWN
        return self.proved().filter(Q(ended_at__isnull=True) | Q(ended_at__gt=since))


class AccessRequest(models.Model):
    """A person asks to be let in. What was written never changes; its verbs change the rest."""

    # Names the request in links; see affiliations.requests.links.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    language = models.CharField(_("language of letters"), max_length=10, choices=CHOICES)
    given_name = models.CharField(_("given name"), max_length=150)
    family_name = models.CharField(_("family name"), max_length=150)
    email = models.EmailField(_("e-mail address"))
    position = models.CharField(_("job title"), max_length=150)
    organization = models.CharField(_("organization"), max_length=7, choices=AskedOrganization)
    member = models.ForeignKey(
        Member, verbose_name=_("Member"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    other_name = models.CharField(_("name of the organization"), max_length=200, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    purpose = models.TextField(_("purpose"), max_length=MAX_PURPOSE)
    confirmer_name = models.CharField(_("who can confirm"), max_length=150)
    confirmer_email = models.EmailField(_("e-mail address of who can confirm"))
    bodies = models.ManyToManyField(Group, verbose_name=_("working bodies"), related_name="+")

    state = models.CharField(
        _("state"), max_length=9, choices=RequestState, default=RequestState.SENT
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    proved_at = models.DateTimeField(_("address proved"), null=True)
    due_on = models.DateField(_("answer due"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    handler = models.ForeignKey(
        User, verbose_name=_("handled by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    endorsement = models.CharField(
        _("focal point"), max_length=8, choices=Endorsement, blank=True, default=Endorsement.NONE
    )
    refusal = models.CharField(_("reason"), max_length=12, choices=Refusal, blank=True)
    refusal_text = models.TextField(_("reason in words"), blank=True)
    refusal_language = models.CharField(max_length=10, choices=CHOICES, blank=True)
    affiliation = models.OneToOneField(
        Affiliation, null=True, on_delete=models.SET_NULL, related_name="request"
    )
    # Hashes: of the secret in the letter that proves the address, and of the filled-in form.
    proof = models.CharField(max_length=64, blank=True, editable=False)
    form = models.CharField(max_length=64, unique=True, editable=False)
    # When this request was the cause of a letter to an address that was not proved.
    wrote_at = models.DateTimeField(null=True, editable=False)

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for access")
        verbose_name_plural = _("requests for access")
        default_permissions = ["view"]
        permissions = [("decide_accessrequest", "Can decide on requests for access")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RequestState.values), name="access_request_state_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    organization=AskedOrganization.MEMBER, member__isnull=False, partner=None
                )
                | Q(organization=AskedOrganization.PARTNER, member=None, partner__isnull=False)
                | Q(organization=AskedOrganization.OTHER, member=None, partner=None)
                & ~Q(other_name=""),
                name="access_request_names_its_organization",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.SENT, proved_at=None)
                | ~Q(state=RequestState.SENT) & Q(proved_at__isnull=False, due_on__isnull=False),
                name="access_request_proved_before_it_waits",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RequestState.SENT, RequestState.OPEN], ended_at__isnull=True)
                | ~Q(state__in=[RequestState.SENT, RequestState.OPEN]) & Q(ended_at__isnull=False),
                name="access_request_ended_has_moment",
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(state=RequestState.OPEN),
                name="access_request_one_open_of_address",
            ),
            models.UniqueConstraint(
                "proof", condition=~Q(proof=""), name="access_request_proof_unique"
            ),
        ]
        indexes = [
            models.Index("state", "proved_at", name="access_request_of_state"),
            models.Index(Lower("email"), "asked_at", name="access_request_of_address"),
            models.Index(F("member"), F("state"), name="access_request_of_member"),
        ]

    def __str__(self):
        return f"{self.given_name} {self.family_name}"

    @transaction.atomic
    def prove(self) -> None:
        """The address is the applicant's: from now on the request waits for a decision."""
        self.hold(RequestState.SENT)
        self.state, self.proved_at = RequestState.OPEN, timezone.now()
        days: Any = settings.ACCESS_REQUEST_DAYS  # type: ignore[misc]
        self.due_on = working_days_after(timezone.localdate(), days)
        self.save(update_fields=["state", "proved_at", "due_on"])
        self.write_down(Step.PROVED)

    @transaction.atomic
    def endorse(self, by: User, note: str = "") -> None:
        """The focal point of the Member knows the person. Raises RequestError."""
        self._answer(by, Endorsement.ENDORSED, note)

    @transaction.atomic
    def decline_endorsement(self, by: User, reason: str) -> None:
        """The focal point does not speak for the person; staff decide. Raises RequestError."""
        self._answer(by, Endorsement.DECLINED, reason)

    @transaction.atomic
    def withdraw(self) -> None:
        """The applicant wants it no more. Raises RequestError where it was decided meanwhile."""
        self.hold()
        self.end(RequestState.WITHDRAWN)
        self.write_down(Step.WITHDRAWN)

    def hold(self, state: RequestState = RequestState.OPEN) -> None:
        """Read the request again and keep it from others until the transaction ends.

        Raises RequestError where it is in another state by now.
        """
        self.refresh_from_db(from_queryset=AccessRequest.objects.select_for_update())
        if self.state != state:
            raise RequestError(_("This request has been closed: %s.") % self.get_state_display())

    def end(self, state: RequestState) -> None:
        self.state, self.ended_at = state, timezone.now()
        self.save(update_fields=["state", "ended_at"])

    def write_down(self, step: Step, by: User | None = None, words: str = "") -> None:
        """Add a line to what staff read of the request."""
        self.lines.create(step=step, by=by, words=words.replace("\x00", "").strip())

    def write_down_endorsement(self, by: User, words: str) -> None:
        """Add what the focal point said, and write the audit log."""
        self.write_down(Step(self.endorsement), by, words)
        details = {"request": self.pk, "answer": str(self.endorsement)}
        record(Action.REQUEST_ENDORSED, by=by, subject=f"request {self.pk}", details=details)

    def _answer(self, by: User, endorsement: Endorsement, words: str) -> None:
        self.hold()
        if not AccessRequest.objects.of_focal_point(by).filter(pk=self.pk).exists():
            raise RequestError(_("Only a focal point of the Member may say this."))
        if self.endorsement:
            raise RequestError(_("A focal point has answered already."))
        self.endorsement = endorsement
        self.save(update_fields=["endorsement"])
        self.write_down_endorsement(by, words)

    @property
    def is_overdue(self) -> bool:
        is_open = self.state == RequestState.OPEN
        return is_open and self.due_on is not None and self.due_on < timezone.localdate()
