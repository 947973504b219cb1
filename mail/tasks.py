"""The jobs that send letters. The letter is the truth, a job only the occasion to look at it.

So nothing is lost with a job: whatever is due and unsent is found again within a minute.
"""

import logging
from contextlib import ExitStack, suppress
from typing import Any

from django.core.mail import get_connection
from django.db import transaction
from procrastinate.contrib.django import app

from mail.models import Letter

logger = logging.getLogger(__name__)

QUEUE = "mail"
MOST_AT_ONCE = 50


@app.task(queue=QUEUE)
def deliver(letter_pk: int) -> None:
    """Try to send a letter, unless it is not due or another worker has it in hand.

    One that its reader may no longer read is dropped. Once the server has taken it, it is sent:
    goodbyes are said when that is written down.
    """
    with ExitStack() as goodbyes, transaction.atomic():
        due = Letter.objects.due().filter(pk=letter_pk)
        letter = due.select_for_update(skip_locked=True).first()
        if letter is None:
            return
        if not letter.may_be_sent():
            letter.drop()
            return
        try:
            send(letter, goodbyes)
        except Exception as error:  # a letter that no server takes must not hold up the others
            letter.put_off(error)
            logger.warning("letter %s was not sent: %s", letter.pk, letter.error)
        else:
            letter.mark_sent()


@app.periodic(cron="* * * * *")
@app.task(queue=QUEUE, queueing_lock="mail.deliver_due")
def deliver_due(timestamp: int) -> None:
    """Every minute: the letters whose pause is over, and those whose job was lost."""
    due = Letter.objects.due().order_by("next_try_at", "pk")
    for pk in list(due.values_list("pk", flat=True)[:MOST_AT_ONCE]):
        deliver(letter_pk=pk)


def send(letter: Letter, goodbyes: ExitStack) -> None:
    """Hand a letter to the mail server. Raises what the server and the network make of it."""
    connection = get_connection()
    goodbyes.callback(_close, connection)
    connection.open()
    connection.send_messages([letter.message()])


def _close(connection: Any) -> None:
    with suppress(OSError):
        connection.close()
