"""Forms that ask for a code of an app or a recovery code, or for a passkey."""

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import BaseAuthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.attempts import Attempt, Purpose, TooManyAttempts, admit, place_of
from accounts.factors.codes import step_of, take
from accounts.factors.telling import tell
from accounts.forms import ConfirmForm
from accounts.models import User
from accounts.passwords import LengthValidator
from accounts.records import record_failure, record_held_back
from audit.models import Action

MAX_NAME = 60


def code_field(help_text) -> forms.CharField:
    """A field for digits that phones show the right keys for, and may fill in."""
    attributes = {"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"}
    return forms.CharField(
        label=_("Code"), max_length=40, help_text=help_text, widget=forms.TextInput(attributes)
    )


class CodeForm(BaseAuthenticateForm):
    """A code of the app or a recovery code; wrong ones are counted before they are looked at."""

    code = code_field(_("The six digits that your app shows now, or one of your recovery codes."))
    reauthenticated = False

    def clean_code(self):
        attempt = self._admit()
        factor = take(self.user, self.cleaned_data["code"])
        if factor is None:
            record_failure(context.request, self.user, Purpose.CODE)
            raise get_adapter().validation_error("incorrect_code")
        attempt.succeed()
        factor.user = self.user
        self.authenticator = factor
        return self.cleaned_data["code"]

    @transaction.atomic
    def save(self):
        request, factor = context.request, self.authenticator
        post_authentication(request, factor, reauthenticated=self.reauthenticated)
        if factor.type == Authenticator.Type.RECOVERY_CODES:
            tell(request, Action.RECOVERY_CODE_USED, factor, self.user)

    def _admit(self) -> Attempt:
        try:
            return admit(Purpose.CODE, place_of(context.request), str(self.user.pk))
        except TooManyAttempts as refusal:
            record_held_back(context.request, self.user, Purpose.CODE)
            context.request.refusal = refusal
            raise ValidationError(refusal.words) from refusal


class ConfirmCodeForm(CodeForm):
    """The same of somebody who is signed in, before they change how they sign in."""

    reauthenticated = True


class AppForm(ActivateTOTPForm):
    """The first code of an app, which proves that the app has the secret."""

    code = code_field(
        _("The six digits that the app shows now. A new code comes every 30 seconds.")
    )
    user: User

    def clean_code(self):
        step = step_of(self.secret, self.cleaned_data["code"])
        if step is None:
            raise get_adapter().validation_error("incorrect_code")
        self.step = step
        return self.cleaned_data["code"]

    @property
    def secret_in_groups(self) -> str:
        """The secret as people type it: in groups of four."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Name"),
        max_length=MAX_NAME,
        help_text=_("So that you know it again, such as the name of the device."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class PasskeyForm(AddWebAuthnForm):
    """What the browser made, under a name that its owner chose."""

    name = name_field()


class PasskeyNameForm(EditWebAuthnForm):
    name = name_field()


class LastFactorForm(ConfirmForm):
    """The password, which will be all there is: long enough for that."""

    def clean_password(self):
        password = super().clean_password()
        LengthValidator().validate(password)
        return password
