"""Who somebody is: the password of an e-mail address or of a user name."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Case, Q, When
from django.http import HttpRequest

from accounts.models import User


def named(name: str) -> User | None:
    """The user who signs in by this e-mail address or user name, whatever its case.

    Where one person's user name is another's address, the address counts: it is proved.
    """
    if "\x00" in name:
        return None
    match = Q(username__iexact=name)
    if "@" in name:
        match |= Q(email__iexact=name)
    by_address = Case(When(email__iexact=name, then=0), default=1)
    return User.objects.filter(match).order_by(by_address, "pk").first()


class EmailOrUsernameBackend(ModelBackend):
    """Django's own backend, which also finds a user by e-mail address, whatever its case."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        if not username or password is None:
            return None
        user = named(username)
        if user is None:
            # As much work as for a known name, so that the time tells nothing.
            User().set_password(password)
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user
        return None

    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and user.is_open()
