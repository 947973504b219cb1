"""Jobs about accounts: letters whose writing nobody may wait for, and forgetting."""

from django.core.management import call_command
from procrastinate.contrib.django import app

from accounts import resets
from accounts.attempts import Attempt
from accounts.models import User


@app.task(queue="mail")
def write_reset(user_pk: int | None, place: str) -> None:
    """The letter with the link to a new password; for nobody, nothing."""
    user = User.objects.filter(pk=user_pk).first()
    if user is not None and user.is_open():
        resets.write(user, place)


@app.periodic(cron="27 3 * * *")
@app.task(queue="accounts")
def forget(timestamp: int) -> None:
    """Every night: attempts that no limit looks at any more, and sessions that are over."""
    Attempt.objects.forget()
    call_command("clearsessions")
