"""The jobs of meetings: large packs, and letters to followers."""

from contextlib import suppress

from procrastinate.contrib.django import app

from meetings.notices.telling import tell_all
from meetings.packs import making

QUEUE = "meetings"


@app.task(queue=QUEUE)
def prepare_pack(pack_pk: int) -> None:
    """Make a large pack that somebody asked for; who comes back is told if it failed."""
    with suppress(making.NotMadeError):
        making.make(pack_pk)


@app.periodic(cron="*/5 * * * *")
@app.task(queue=QUEUE, queueing_lock="meetings.prepare_waiting_packs")
def prepare_waiting_packs(timestamp: int) -> None:
    """Make the packs whose job was lost with a worker."""
    making.make_waiting()


@app.periodic(cron="47 3 * * *")
@app.task(queue=QUEUE, queueing_lock="meetings.forget_unused_packs")
def forget_unused_packs(timestamp: int) -> None:
    """Every night: delete the packs that nobody used for a week."""
    making.forget_unused()


@app.periodic(cron="*/3 * * * *")
@app.task(queue=QUEUE, queueing_lock="meetings.tell_followers")
def tell_followers(timestamp: int) -> None:
    """Tell followers of new documents; what a missed run had to tell is told by the next."""
    tell_all()
