"""The daily jobs: requests whose address nobody proved are forgotten, focal points are asked."""

from django.utils import timezone
from procrastinate.contrib.django import app

from affiliations.focal.asking import ask_all
from affiliations.models import AccessRequest
from affiliations.requests.proving import FORGOTTEN_AFTER


@app.periodic(cron="27 3 * * *")
@app.task(queue="affiliations")
def forget_unproved(timestamp: int) -> None:
    """Delete requests that were not proved within two weeks."""
    since = timezone.now() - FORGOTTEN_AFTER
    AccessRequest.objects.unproved().filter(asked_at__lt=since).delete()


@app.periodic(cron="37 5 * * *")
@app.task(queue="affiliations", queueing_lock="affiliations.ask_focal_points")
def ask_focal_points(timestamp: int) -> None:
    """Ask for whom nobody has said within a year that they are still there."""
    ask_all()
