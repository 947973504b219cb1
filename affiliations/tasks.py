"""The daily job that asks focal points who is still there."""

from procrastinate.contrib.django import app

from affiliations.focal.asking import ask_all


@app.periodic(cron="37 5 * * *")
@app.task(queue="affiliations", queueing_lock="affiliations.ask_focal_points")
def ask_focal_points(timestamp: int) -> None:
    """Ask for whom nobody has said within a year that they are still there."""
    ask_all()
