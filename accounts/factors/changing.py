"""Adding and removing second factors: each change is recorded, and its person told."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows as code_flows
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ListWebAuthnView,
    RemoveWebAuthnView,
)
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.db import transaction
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.factors.codes import use_up
from accounts.factors.proof import has_factor, prove
from accounts.factors.telling import tell
from accounts.views import SecurityPage
from audit.models import Action

Type = Authenticator.Type


class AddingView(SecurityPage):
    """A factor is added: the first one ends the sessions that never proved it."""

    request: Any
    type: Any

    @transaction.atomic
    def form_valid(self, form):
        request = self.request
        is_first = not has_factor(request.user)
        response = super().form_valid(form)  # type: ignore[misc]
        added = Authenticator.objects.filter(user=request.user, type=self.type).latest("pk")
        if self.type == Type.TOTP:
            use_up(added, form.step)
        prove(request, added)
        tell(request, Action.SECOND_FACTOR_ADDED, added, request.user)
        if is_first:
            end_other_sessions(request, request.user)
        return response


class RemovingView(SecurityPage):
    """A factor is removed, unless whoever has rights would be left without any."""

    request: Any

    @property
    def removed(self) -> Authenticator:
        raise NotImplementedError

    @transaction.atomic
    def form_valid(self, form):
        removed = self.removed
        if not get_adapter().can_delete_authenticator(removed):
            form.add_error(None, get_adapter().validation_error("cannot_delete_authenticator"))
            return self.form_invalid(form)
        tell(self.request, Action.SECOND_FACTOR_REMOVED, removed, self.request.user)
        return super().form_valid(form)  # type: ignore[misc]

    def get_context_data(self, **kwargs):
        may = get_adapter().can_delete_authenticator(self.removed)
        return super().get_context_data(**kwargs) | {"may_remove": may, "removed": self.removed}


class AppView(AddingView, ActivateTOTPView):
    template_name = "accounts/app.html"
    heading = _("Set up an app for codes")
    type = Type.TOTP


class AppRemoveView(RemovingView, DeactivateTOTPView):
    template_name = "accounts/factor_remove.html"
    heading = _("Remove the app for codes")

    @property
    def removed(self):
        return self.authenticator


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class PasskeyListView(SecurityPage, ListWebAuthnView):
    template_name = "accounts/passkeys.html"
    heading = _("Your passkeys")


class PasskeyAddView(AddingView, AddWebAuthnView):
    template_name = "accounts/passkey_add.html"
    heading = _("Add a passkey")
    type = Type.WEBAUTHN

    def get_context_data(self, **kwargs):
        form = kwargs.get("form") or self.get_form()
        return super().get_context_data(**kwargs) | {"form": form}


class PasskeyRemoveView(RemovingView, RemoveWebAuthnView):
    template_name = "accounts/factor_remove.html"
    heading = _("Remove a passkey")

    @property
    def removed(self):
        return self.object


class PasskeyEditView(SecurityPage, EditWebAuthnView):
    template_name = "accounts/passkey_edit.html"
    heading = _("Rename a passkey")


class CodesView(SecurityPage, ViewRecoveryCodesView):
    """All recovery codes, those that were used struck out."""

    template_name = "accounts/codes.html"
    heading = _("Your recovery codes")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        codes, _can_view = code_flows.view_recovery_codes(self.request)
        unused = set(context["unused_codes"])
        all_codes = [(code, code not in unused) for code in codes.generate_codes()]
        return context | {"codes": all_codes, "number_left": len(unused)}


class CodesNewView(SecurityPage, GenerateRecoveryCodesView):
    template_name = "accounts/codes_new.html"
    heading = _("Make new recovery codes")

    @transaction.atomic
    def form_valid(self, form):
        response = super().form_valid(form)
        user: Any = self.request.user
        codes = Authenticator.objects.get(user=user, type=Type.RECOVERY_CODES)
        tell(self.request, Action.RECOVERY_CODES_MADE, codes, user)
        return response


class CodesDownloadView(DownloadRecoveryCodesView):
    template_name = "accounts/codes.txt"
    content_type = "text/plain; charset=utf-8"
