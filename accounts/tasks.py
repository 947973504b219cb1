"""The nightly job that forgets what was kept about people long enough."""

from importlib import import_module

from django.conf import settings
from procrastinate.contrib.django import app

from accounts.forgetting import forget


@app.periodic(cron="27 3 * * *")
@app.task(queue="accounts", queueing_lock="accounts.forget_overdue")
def forget_overdue(timestamp: int) -> None:
    """Delete every row whose time is over, sessions first."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    forget()
