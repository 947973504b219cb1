"""What an applicant has written so far: in the session of the browser, never in an address."""

import secrets
from typing import Any, NamedTuple

from django import forms
from django.contrib.sessions.backends.base import SessionBase
from django.utils.translation import gettext_lazy as _

from affiliations.requests.forms import OrganizationForm, PurposeForm, WhoForm

ANSWERS, SENT_TO = "access_request", "access_request_sent_to"


class Step(NamedTuple):
    """A page of questions."""

    name: str
    url_name: str
    heading: Any
    form: type[forms.Form]


STEPS = [
    Step("who", "account_signup", _("Who are you?"), WhoForm),
    Step("organization", "request_organization", _("Whom do you work for?"), OrganizationForm),
    Step("purpose", "request_purpose", _("What is the access for?"), PurposeForm),
]
PAGES = len(STEPS) + 1


class Answers:
    """The answers of one browser. Reading them makes no session."""

    def __init__(self, session: SessionBase):
        self.session = session
        self.all: dict[str, Any] = session.get(ANSWERS, {})

    @property
    def key(self) -> str:
        """What tells this request from another one with the same words."""
        return self.all.get("key", "")

    def keep(self, step: Step, answers: dict[str, Any]) -> None:
        self.all = {"key": self.key or secrets.token_urlsafe(16)} | self.all
        self.all[step.name] = answers
        self.session[ANSWERS] = self.all

    def first_missing(self) -> Step | None:
        return next((step for step in STEPS if step.name not in self.all), None)

    def form(self, step: Step, data: Any = None) -> forms.Form:
        """The form of a step with what was sent, else with what was answered before."""
        form: Any = step.form
        return form(data, answers=self.all, initial=self.all.get(step.name))

    def checked(self) -> dict[str, forms.Form]:
        """The form of each step with its answers, looked at once more: names may have gone."""
        return {step.name: self.form(step, self.all[step.name]) for step in STEPS}

    def finish(self, email: str) -> None:
        """They are sent: nothing of them stays but where the letter went."""
        self.session.pop(ANSWERS, None)
        self.session[SENT_TO] = email
