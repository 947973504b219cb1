"""What a form showed when it was opened, so that nobody's work is overwritten unseen.

The form carries a digest of every fact and of the text. On saving, under the entry's lock, three
things are compared: what was shown then, what is stored now, and what this person sends.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Self

from django.db import models

SEPARATOR = "\x1f"


class Loaded:
    """The digests of what a form was opened with."""

    def __init__(self, facts: Mapping[str, str], words: str):
        self.facts, self.words = dict(facts), words

    @classmethod
    def of(cls, facts: Mapping[str, Any], words: Mapping[str, Any]) -> Self:
        return cls({name: digest(value) for name, value in facts.items()}, digest_words(words))

    @classmethod
    def read(cls, token: str) -> Self:
        """From a form's hidden field; one that cannot be read was opened with something else."""
        try:
            facts, words = json.loads(token)
            return cls({str(name): str(value) for name, value in facts.items()}, str(words))
        except (ValueError, TypeError, AttributeError):
            return cls({}, "")

    def __str__(self):
        return json.dumps([self.facts, self.words], separators=(",", ":"))


def digest(value: Any) -> str:
    return hashlib.sha256(_plain(value).encode()).hexdigest()[:16]


def digest_words(words: Mapping[str, Any]) -> str:
    return digest(SEPARATOR.join(f"{name}={_plain(words[name])}" for name in sorted(words)))


def _plain(value: Any) -> str:
    """The same string for a value from the database and for the same value from a form."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(second=0, microsecond=0).isoformat()
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, Iterable):
        return ",".join(sorted(_plain(item) for item in value))
    return str(value)
