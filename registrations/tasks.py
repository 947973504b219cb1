"""The jobs that write letters to those who take part."""

from procrastinate.contrib.django import app

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
