"""The accounts room."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self):
        from accounts.lasting import begin  # noqa: PLC0415 (models are ready only now)

        user_logged_in.connect(begin, dispatch_uid="accounts.lasting.begin")
