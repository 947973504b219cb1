"""The nightly job that forgets what was kept long enough."""

from procrastinate.contrib.django import app

from audit.retention import forget_everything_overdue


@app.periodic(cron="17 3 * * *")
@app.task(queue="audit", queueing_lock="audit.forget_overdue")
def forget_overdue(timestamp: int) -> None:
    """Delete what is overdue in every room."""
    for _kept, _rows in forget_everything_overdue():
        pass
