"""The jobs that write letters to those who take part."""

from procrastinate.contrib.django import app

from registrations.cancelling import tell_of_cancellations
from registrations.messages import unfinished, write_some
from registrations.models import OrganiserMessage

QUEUE = "mail"


@app.task(queue=QUEUE)
def write_letters(message_pk: int) -> None:
    """Write the letters of a message that are not written yet."""
    message = OrganiserMessage.objects.filter(pk=message_pk).first()
    while message and write_some(message):
        pass


@app.periodic(cron="*/5 * * * *")
@app.task(queue=QUEUE, queueing_lock="registrations.write_what_is_left")
def write_what_is_left(timestamp: int) -> None:
    """Every five minutes: the letters whose job was stopped or lost."""
    for message in unfinished():
        write_letters(message_pk=message.pk)


@app.periodic(cron="*/10 * * * *")
@app.task(queue=QUEUE, queueing_lock="registrations.tell_what_is_cancelled")
def tell_what_is_cancelled(timestamp: int) -> None:
    """Every ten minutes: tell those who take part of events that were cancelled."""
    tell_of_cancellations()
