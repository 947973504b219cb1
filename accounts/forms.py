"""Forms of people's accounts: password managers fill them in, and paste works."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, UserTokenForm
from allauth.core import context
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accounts import resets
from accounts.attempts import Purpose, TooManyAttempts, admit, place_of
from accounts.models import User
from accounts.passwords import choose_password
from accounts.tasks import write_reset
from audit.models import Action

help_texts = lazy(lambda: " ".join(password_validators_help_texts()), str)


def password_field(label: Any, autocomplete: str, **options: Any) -> forms.CharField:
    """A password, taken as it is typed: nothing is cut off at its ends."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "dir": "ltr"})
    required = {"required": _("Write your password.")}
    return forms.CharField(
        label=label, strip=False, widget=widget, error_messages=required, **options
    )


def email_field(label: Any, **options: Any) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write your e-mail address like name@example.org."),
        },
        **options,
    )


class SignInForm(LoginForm):
    """E-mail address or user name, and password; one message for everything that is wrong."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["login"] = forms.CharField(
            label=_("E-mail address or user name"),
            widget=forms.TextInput(attrs={**attrs, "dir": "ltr"}),
            error_messages={"required": _("Write your e-mail address or user name.")},
        )
        self.fields["password"] = password_field(_("Password"), "current-password")
        self.fields["remember"] = forms.BooleanField(
            label=_("Remember me on this device"), required=False
        )
        self.order_fields(["login", "password", "remember"])

    def user_credentials(self):
        return {"username": self.cleaned_data["login"], "password": self.cleaned_data["password"]}


class ConfirmForm(forms.Form):
    """The own password once more, before something that matters."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"] = password_field(_("Your password"), "current-password")

    def clean_password(self):
        password = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("incorrect_password")
        return password


class ResetForm(forms.Form):
    """Where to send the link; what follows is the same for every address."""

    email = email_field(
        _("Your e-mail address"), help_text=_("The one with which you sign in to this portal.")
    )
    # Whether this address got enough letters lately. Nobody is told.
    has_enough = False

    def clean_email(self):
        email = self.cleaned_data["email"]
        try:
            admit(Purpose.RESET, place_of(context.request), email)
        except TooManyAttempts as refusal:
            if not refusal.is_of_name:
                context.request.refusal = refusal
                raise ValidationError(refusal.words) from refusal
            self.has_enough = True
        return email

    def save(self, request):
        """Leave one job, whoever was found: a worker writes the letter, if there is one."""
        if not self.has_enough:
            user = resets.open_account(self.cleaned_data["email"])
            write_reset.defer(user_pk=user.pk if user else None, place=place_of(request))


class NewPasswordForm(forms.Form):
    """A new password, twice: without scripts nobody sees what was typed."""

    action = Action.PASSWORD_CHANGED

    def __init__(self, *args, user: User, temp_key: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password1"] = password_field(
            _("New password"), "new-password", help_text=help_texts()
        )
        self.fields["password2"] = password_field(_("New password once more"), "new-password")

    def clean_password1(self):
        return get_adapter().clean_password(self.cleaned_data["password1"], self.user)

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords are not the same."))
        return cleaned

    def save(self):
        password = self.cleaned_data["password1"]
        choose_password(self.user, password, context.request, self.action)


class FirstPasswordForm(NewPasswordForm):
    """The first password of a person whose account was made for them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("Password")
        self.fields["password2"].label = _("Password once more")


class LinkForm(UserTokenForm):
    """The link of a letter: it works while the account is open and its password unchanged."""

    def clean(self):
        cleaned = super().clean()
        if not self.reset_user.is_open():
            raise get_adapter().validation_error("invalid_password_reset")
        return cleaned


class ResetKeyForm(NewPasswordForm):
    """The new password of a person who came by the link of a letter."""

    action = Action.PASSWORD_RESET

    def save(self):
        super().save()
        resets.remember_place(self.user, context.request)


class ChangeForm(NewPasswordForm):
    """The new password of a person who is signed in, and the one until now."""

    field_order = ["oldpassword", "password1", "password2"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = password_field(
            _("Your password until now"), "current-password"
        )
        self.order_fields(self.field_order)

    def clean_oldpassword(self):
        password = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password
