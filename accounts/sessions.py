"""Where somebody is signed in, and ending it there."""

from typing import NamedTuple

from allauth.core import context
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.attempts import place_of
from accounts.devices import device
from accounts.views import SecurityPage
from audit.models import Action
from audit.recording import record


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Ends sessions on the spot: the next request with their cookie is anonymous."""

    @transaction.atomic
    def end_sessions(self, sessions):
        request = context.request
        for session in sessions:
            record(
                Action.SESSION_ENDED,
                by=request.user,
                person=session.user,
                subject=device(session.user_agent),
                request=request,
                place=place_of(request),
            )
        super().end_sessions(sessions)


class ShownSession(NamedTuple):
    """A session as its owner sees it."""

    session: UserSession
    device: str
    is_current: bool


class SessionsForm(forms.Form):
    """Which of the own sessions to end: one, or all others where none is named."""

    session = forms.ModelChoiceField(UserSession.objects.none(), required=False)

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        current = request.session.session_key
        self.others = UserSession.objects.filter(user=request.user).exclude(session_key=current)
        self.fields["session"].queryset = self.others  # type: ignore[attr-defined]

    def save(self, request):
        session = self.cleaned_data["session"]
        end_sessions(request, [session] if session else list(self.others.select_related("user")))


class SessionsView(SecurityPage, ListUserSessionsView):
    template_name = "accounts/sessions.html"
    heading = _("Where you are signed in")

    def get_context_data(self, **kwargs):
        shown = super().get_context_data(**kwargs)
        own = [
            ShownSession(session, device(session.user_agent), session.is_current())
            for session in shown["sessions"]
        ]
        own.sort(key=lambda item: (not item.is_current, -item.session.created_at.timestamp()))
        return shown | {"shown_sessions": own, "has_others": len(own) > 1}

    def get_form_class(self):
        return SessionsForm
