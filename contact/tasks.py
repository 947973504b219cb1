"""The daily job that forgets: what was written is kept for a year, longer only while it is open."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from contact.models import OPEN, Message

KEPT = timedelta(days=365)


@app.periodic(cron="17 3 * * *")
@app.task(queue="contact")
def forget_answered(timestamp: int) -> None:
    """Delete messages that are older than a year and wait for nothing."""
    old = Message.objects.exclude(state__in=OPEN).filter(created_at__lt=timezone.now() - KEPT)
    old.delete()
