"""Forms of people's accounts."""

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """E-mail address or user name, and password; one message for everything that is wrong."""

    error_messages = {
        "invalid_login": _("The e-mail address or user name and the password do not match."),
        "inactive": _("The e-mail address or user name and the password do not match."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail address or user name")
