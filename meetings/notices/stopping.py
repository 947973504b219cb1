"""The link in each letter that ends them, for who holds the letter: no sign-in, no guessing."""

from django.core import signing
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from meetings.models import Follow, Pace
from meetings.notices.arrivals import enrol

SALT = "meetings.notices.stop"


def stop_path(user: User) -> str:
    """Where this person ends the letters, in the active language."""
    return reverse("notices:stop", args=[signing.dumps(user.pk, salt=SALT)])


def user_of(token: str) -> User:
    """Whom the link of a letter belongs to. Raises Http404 for a link that is none of ours."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise Http404("no such link") from error
    user = User.objects.filter(pk=pk, erased_at=None).first()
    if user is None:
        raise Http404("nobody has this link any more")
    return user


@transaction.atomic
def stop(user: User) -> None:
    """Tell a person nothing any more of what they follow or take part in now."""
    enrol(timezone.now(), user)
    Follow.objects.filter(user=user).update(pace=Pace.NEVER, is_chosen=True)
