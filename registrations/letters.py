"""Letters to those who take part, each in the language that the person chose."""

from typing import TYPE_CHECKING, Any

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation

from content.names import title_of
from mail import letters
from mail.wording import Quoted

if TYPE_CHECKING:
    from registrations.models import Registration

SALT = "registrations.letters"


def tell(registration: "Registration", letter: str, **context: Any) -> None:
    """Write to the person behind a registration; who has left no address gets nothing."""
    if not registration.email:
        return
    event = registration.form.event
    context = {
        "person": registration.name,
        "event": title_of(event, registration.language),
        "path": status_path(registration),
        "state": str(registration.state),
        "reason": Quoted(registration.reason) if registration.reason else "",
        **context,
    }
    letters.compose(letter, to=registration.email, language=registration.language, context=context)


def status_path(registration: "Registration") -> str:
    """Where the person reads how the registration stands, in the language of the letters."""
    with translation.override(registration.language):
        if registration.user_id:
            slug = registration.form.event.slug
            return reverse("registrations:registration", args=[slug])
        return reverse("registrations:by_letter", args=[secret_of(registration)])


def secret_of(registration: "Registration") -> str:
    """What the link of a person without an account holds."""
    return _signer().sign(str(registration.pk))


def key_of(secret: str) -> int | None:
    """The key of the registration that a link names; None for a link that is not ours."""
    try:
        return int(_signer().unsign(secret))
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    return Signer(sep=".", salt=SALT)
