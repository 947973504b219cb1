"""The daily job that follows changes of the rules of time zones."""

import logging

from procrastinate.contrib.django import app

from events.moments import keep_moments as keep

logger = logging.getLogger(__name__)


@app.periodic(cron="17 3 * * *")
@app.task(queue="events", queueing_lock="events.keep_moments")
def keep_moments(timestamp: int) -> None:
    """Let the moments of what is ahead agree with the clocks as they are known now."""
    if number := keep():
        logger.info("the moments of %s events were made anew", number)
