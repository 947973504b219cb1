"""Who somebody is: the password of an e-mail address or of a user name."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from accounts.models import User


class EmailOrUsernameBackend(ModelBackend):
    """Django's own backend, which also finds a user by e-mail address, whatever its case."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        if not username or password is None or "\x00" in username:
            return None
        match = Q(username__iexact=username)
        if "@" in username:
            match |= Q(email__iexact=username)
        user = User.objects.filter(match).order_by("pk").first()
        if user is None:
            # As much work as for a known name, so that the time tells nothing.
            User().set_password(password)
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user
        return None

    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and user.is_open()
