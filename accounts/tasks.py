"""Jobs about accounts: letters whose writing nobody may wait for."""

from procrastinate.contrib.django import app

from accounts import resets
from accounts.models import User


@app.task(queue="mail")
def write_reset(user_pk: int | None, place: str) -> None:
    """The letter with the link to a new password; for nobody, nothing."""
    user = User.objects.filter(pk=user_pk).first()
    if user is not None and user.is_open():
        resets.write(user, place)
