"""The data files of the demonstration, and the words in them as published texts."""

import csv
import html
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from accounts.models import User
from content.first_texts import publish_first
from content.models import Entry

DATA = Path(__file__).parent / "data"


class RowError(ValueError):
    """A row of a data file that cannot be loaded; names the file, the line and the reason."""


class Text(NamedTuple):
    """The words of one row in one language; `is_official` where nobody had to translate them."""

    language: str
    title: str
    summary: str
    body: str
    is_official: bool = False


class Translations:
    """translations.csv by data set and row: {"news", id: {"fr": {"headline": ...}}}."""

    def __init__(self):
        self._rows: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(dict)
        for line, row in read_csv("translations.csv"):
            if row["language"] not in dict(settings.LANGUAGES):
                raise RowError(f"translations.csv, line {line}: language {row['language']!r}")
            texts = self._rows[row["dataset"], row["id"]]
            texts.setdefault(row["language"], {})[row["field"]] = row["text"]

    def of(self, dataset: str, key: str) -> dict[str, dict[str, str]]:
        return self._rows.get((dataset, key), {})


def read_csv(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and row of a data file."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield reader.line_num, row


def publish(entry: Entry, texts: list[Text], by: User) -> None:
    """Publish the texts of an entry, the original first, dated as the entry is if that is known.

    Every text but the original and official ones was drafted by machine and says so.
    """
    publish_first(entry, [_words(entry, text, by) for text in texts], by, at=entry.known_at)


def _words(entry: Entry, text: Text, by: User) -> dict[str, Any]:
    summary = text.summary or first_sentence(text.body)
    return {
        "language": text.language,
        "author": by,
        "title": text.title,
        "summary": summary,
        "body": paragraphs(text.body.removeprefix(summary).strip()),
        "is_machine": text.language != entry.original_language and not text.is_official,
    }


def first_sentence(text: str) -> str:
    """The first sentence, the lead of a news item whose source has none of its own."""
    match = re.match(r".+?[.!?。！？؟](?=\s|$|[\u4e00-\u9fff])", text, re.DOTALL)
    return match.group() if match else text


def paragraphs(text: str) -> str:
    """Plain text as rich text, one paragraph per line."""
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
