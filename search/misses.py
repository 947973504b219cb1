"""Searches that found nothing, counted by day without who asked."""

import logging
import re
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from textsearch.forms import seen

logger = logging.getLogger(__name__)

MAX_CHARACTERS = 100
# Beyond so many different ones in a day somebody is playing.
MOST_A_DAY = 2_000
# An address or a long number may tell of a person.
PERSONAL = re.compile(r"@|\d[\d\s./-]{6,}\d")
NOTE = """
INSERT INTO search_miss (day, language, words, number)
SELECT %(day)s, %(language)s, %(words)s, 1
WHERE (SELECT count(*) FROM (
    SELECT FROM search_miss WHERE day = %(day)s LIMIT %(most)s) today) < %(most)s
    OR EXISTS (SELECT FROM search_miss
        WHERE day = %(day)s AND language = %(language)s AND words = %(words)s)
ON CONFLICT (day, language, words) DO UPDATE SET number = search_miss.number + 1
"""


def note_miss(words: str, language: str) -> None:
    """Count a search that found nothing for anybody: one statement, and never an error."""
    plain = " ".join(seen(words[: 2 * MAX_CHARACTERS]).casefold().split())
    is_asked = any(map(str.isalnum, plain)) and len(plain) <= MAX_CHARACTERS
    if not is_asked or PERSONAL.search(plain):
        return
    parameters: dict[str, Any] = {
        "day": timezone.localdate(),
        "language": language,
        "words": plain,
        "most": MOST_A_DAY,
    }
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(NOTE, parameters)
    except DatabaseError:
        logger.warning("a search without a result was not counted", exc_info=True)
