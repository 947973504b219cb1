"""The jobs that keep the word list: whole at night, what was published since every ten minutes."""

from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django import app

from search.counting import add_words, count_words

QUEUE = "search"
LOCK = "search.words"
# The job before may have been late, and a text is seen only when its transaction has ended.
LOOK_BACK = timedelta(minutes=30)


@app.periodic(cron="53 2 * * *")
@app.task(queue=QUEUE, lock=LOCK, queueing_lock="search.count_all_words")
def count_all_words(timestamp: int) -> None:
    """Every night: the words of all texts."""
    count_words()


@app.periodic(cron="*/10 * * * *")
@app.task(queue=QUEUE, lock=LOCK, queueing_lock="search.add_new_words")
def add_new_words(timestamp: int) -> None:
    """Every ten minutes: words of new texts that no text had before."""
    add_words(datetime.fromtimestamp(timestamp, UTC) - LOOK_BACK)
