"""The daily job that forgets requests whose address nobody proved."""

from django.utils import timezone
from procrastinate.contrib.django import app

from affiliations.models import AccessRequest
from affiliations.requests.proving import FORGOTTEN_AFTER


@app.periodic(cron="27 3 * * *")
@app.task(queue="affiliations")
def forget_unproved(timestamp: int) -> None:
    """Delete requests that were not proved within two weeks."""
    since = timezone.now() - FORGOTTEN_AFTER
    AccessRequest.objects.unproved().filter(asked_at__lt=since).delete()
