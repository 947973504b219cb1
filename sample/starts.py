"""Loads what topics start with, where editors have picked nothing yet."""

import json

from content.models import Entry, Start, Topic
from sample.texts import DATA


def load() -> int:
    """Pick the entries of starts.json that are there, as "kind slug" by topic; how many are new."""
    rows = json.loads((DATA / "starts.json").read_text(encoding="utf-8"))
    loaded = 0
    for topic in Topic.objects.filter(slug__in=rows, starts=None).order_by("position"):
        for position, name in enumerate(rows[topic.slug], 1):
            kind, slug = name.split()
            for entry in Entry.objects.filter(kind=kind, slug=slug):
                Start.objects.create(topic=topic, entry=entry, position=position)
                loaded += 1
    return loaded
