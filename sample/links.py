"""Menus, tiles, highlights and services of the demonstration, from links.json."""

import json
from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from accounts.models import User
from content.models import Entry, Link
from sample import pictures
from sample.texts import DATA, Text, publish


def load_links(by: User) -> int:
    """The links that are not there yet; returns how many. Those that lead nowhere are left out."""
    rows = json.loads((DATA / "links.json").read_text(encoding="utf-8"))
    positions: dict[str, int] = defaultdict(int)
    loaded = 0
    for row in rows:
        positions[row["place"]] += 1
        is_there = Link.objects.filter(slug=row["id"]).exists()
        if is_there or not is_served(row["target"]):
            continue
        _load(row, positions[row["place"]], by)
        loaded += 1
    return loaded


def _load(row: dict[str, Any], position: int, by: User) -> None:
    now = timezone.now()
    link = Link.objects.create(
        slug=row["id"],
        place=row["place"],
        target=row["target"],
        position=position,
        published_at=now,
        expires_at=now + timedelta(days=row["days"]) if "days" in row else None,
        basis=row.get("basis", "knowledge"),
        source=row.get("source", ""),
        picture=pictures.drawn(position + 11) if row.get("picture") else None,
    )
    words = row["text"]
    texts = [Text(code, title, words.get(code, ""), "") for code, title in row["title"].items()]
    publish(link, texts, by)


def is_served(target: str) -> bool:
    """Whether a page of this portal, or another site, answers at a target: /tools/?q=AEO."""
    if not target.startswith("/"):
        return True
    path = target.partition("?")[0].partition("#")[0]
    try:
        with translation.override("en"):
            match = resolve(f"/en{path}")
    except Resolver404:
        return False
    slug = match.kwargs.get("slug")
    return slug is None or Entry.objects.visible_to(AnonymousUser()).filter(slug=slug).exists()
