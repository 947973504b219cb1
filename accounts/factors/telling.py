"""What is told of a change to how somebody signs in: to the audit log, and to the person."""

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from accounts.attempts import place_of
from accounts.models import User
from audit.models import Action
from audit.recording import record
from mail.letters import compose

Type = Authenticator.Type
NAMES = {
    Type.TOTP: _("Codes of an app"),
    Type.WEBAUTHN: _("Passkey"),
    Type.RECOVERY_CODES: _("Recovery codes"),
}
LETTERS = {
    Action.SECOND_FACTOR_ADDED: "second_factor_added",
    Action.SECOND_FACTOR_REMOVED: "second_factor_removed",
    Action.RECOVERY_CODES_MADE: "recovery_codes_made",
    Action.RECOVERY_CODE_USED: "recovery_code_used",
}


def tell(request: HttpRequest, action: Action, factor: Authenticator, user: User) -> None:
    """Record what was done to a factor of this person, and write to them; in one transaction."""
    by = request.user if request.user.is_authenticated else user
    record(
        action,
        by=by,
        person=user,
        subject=factor.type,
        request=request,
        place=place_of(request),
    )
    write(user, LETTERS[action], factor=NAMES[Type(factor.type)])


def write(user: User, letter: str, *, to: str = "", **words: object) -> None:
    """A letter on the safety of the account, to its own address unless told, if there is one."""
    to = to or user.email
    if not to:
        return
    with translation.override(user.language):
        path = reverse("mfa_index")
    words |= {"person": str(user), "path": path, "at": timezone.localtime()}
    compose(letter, to=to, language=user.language, context=words)
