"""Rows of the data files as entries: what every kind of the catalogue is loaded with."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils import timezone

from accounts.models import User
from content.models import DatePrecision, Entry, Redirect, Topic, Unit
from sample.texts import DATA, RowError, Text, Translations, publish, read_csv

OWNERS = {
    "nomenclature-and-classification-of-goods": "tariff-and-trade-affairs",
    "valuation": "tariff-and-trade-affairs",
    "origin": "tariff-and-trade-affairs",
    "capacity-building": "capacity-building-directorate",
    "integrity": "capacity-building-directorate",
    "enforcement-and-compliance": "compliance-and-facilitation",
    "procedures-and-facilitation": "compliance-and-facilitation",
    "customs-and-environmental-policies": "compliance-and-facilitation",
    "wco-implementing-the-wto-tfa": "compliance-and-facilitation",
}
OTHER_OWNER = "office-of-the-secretary-general"


class Sources(NamedTuple):
    """What the rows refer to, and who publishes them."""

    by: User
    translations: Translations
    topics: dict[str, Topic]
    units: dict[str, Unit]


def read_json(name: str) -> Any:
    """What a data file of that name holds."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def load_rows(name: str, load: Callable[[dict[str, str], Sources], bool], sources: Sources) -> int:
    """Load each row, the last first, so that the first is the newest of those without a date."""
    loaded = 0
    for line, row in reversed(list(read_csv(name))):
        try:
            loaded += load(row, sources)
        except (KeyError, ValueError) as error:
            raise RowError(f"{name}, line {line}: {error!r}") from error
    return loaded


def undated() -> dict[str, Any]:
    """The columns of an entry that is published now, on a day that says nothing of it."""
    return {"published_at": timezone.now(), "date_precision": DatePrecision.UNKNOWN}


def load_units(by: User) -> dict[str, Unit]:
    """The units of the Organization by slug, loaded where they are not there yet."""
    return {row["slug"]: _load_unit(place, row, by) for place, row in enumerate(read_json("units"))}


def _load_unit(place: int, row: dict[str, Any], by: User) -> Unit:
    unit, is_new = Unit.objects.get_or_create(
        kind="content.unit",
        slug=row["slug"],
        defaults={
            "category": row["category"],
            "position": place,
            "published_at": timezone.now(),
            "basis": "knowledge",
        },
    )
    if is_new:
        publish(unit, [Text(code, name, "", "") for code, name in row["name"].items()], by)
    return unit


def publish_words(
    entry: Entry, title: str, summary: str, words: dict[str, dict[str, str]], sources: Sources
) -> None:
    """Publish the English words of a row and its translations: {"fr": {"title": ...}}."""
    texts = [Text("en", title, summary, "")]
    for code, word in words.items():
        texts.append(Text(code, word["title"], word.get("summary", ""), ""))
    publish(entry, texts, sources.by)


def owner_of(topics: list[str], sources: Sources) -> Unit:
    """The unit that answers for the first of the topics."""
    return sources.units[OWNERS.get(topics[0], OTHER_OWNER)]


def file_under(entry: Entry, topics: list[str], sources: Sources) -> None:
    """Give the entry its topics."""
    entry.topics.set(sources.topics[topic] for topic in topics)


def remember(entry: Entry, path: str) -> None:
    """Let another path lead to the entry."""
    Redirect.objects.get_or_create(path=path, defaults={"entry": entry})
