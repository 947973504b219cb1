"""The nightly job that forgets what was kept about people long enough."""

from procrastinate.contrib.django import app

from accounts.forgetting import forget


@app.periodic(cron="27 3 * * *")
@app.task(queue="accounts", queueing_lock="accounts.forget_overdue")
def forget_overdue(timestamp: int) -> None:
    """Delete every row whose time is over."""
    forget()
