"""Rows for tests, made by plain functions."""

from datetime import datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from content.models import Entry, Link, Region, Term, Topic
from newsroom.models import News
from pages.models import Page, Question

number = count(1)


def make_user(*roles: str, **columns: Any) -> User:
    """A person with these roles; staff where there is one."""
    name = columns.pop("username", f"person-{next(number)}")
    columns.setdefault("is_staff", bool(roles))
    user = User.objects.create(username=name, **columns)
    user.groups.set(Group.objects.get_or_create(name=role)[0] for role in roles)
    return user


def make_administrator() -> User:
    return make_user(is_staff=True, is_superuser=True)


def publish(entry: Entry, titles: dict[str, str], **words: Any) -> None:
    """Publish a text per language: {"en": "Palau joins", "fr": "Les Palaos adhèrent"}."""
    publisher = User(is_superuser=True)
    for language, title in titles.items():
        entry.write(language, title=title, **words).publish(publisher)


def make_entry(model: type[Entry], titles: dict[str, str] | None = None, **columns: Any) -> Any:
    """A published entry of a kind, public since now unless the columns say otherwise."""
    words = columns.pop("words", {})
    topics, regions = columns.pop("topics", []), columns.pop("regions", [])
    groups = columns.pop("groups", [])
    columns.setdefault("slug", f"{model._meta.model_name}-{next(number)}")
    columns.setdefault("published_at", timezone.now())
    entry = model.objects.create(**columns)
    entry.topics.set(topics)
    entry.regions.set(regions)
    entry.groups.set(groups)
    publish(entry, {"en": f"Title of {entry.slug}"} if titles is None else titles, **words)
    entry.refresh_from_db()
    return entry


def make_news(titles: dict[str, str] | None = None, **columns: Any) -> News:
    return make_entry(News, titles, **columns)


def make_topic(title: str = "Origin", **columns: Any) -> Topic:
    return make_entry(Topic, {"en": title}, **columns)


def make_page(slug: str, titles: dict[str, str] | None = None, **columns: Any) -> Page:
    return make_entry(Page, titles, slug=slug, **columns)


def make_region(title: str = "Europe", **columns: Any) -> Region:
    return make_entry(Region, {"en": title}, **columns)


def make_link(place: str, title: str = "A link", **columns: Any) -> Link:
    columns.setdefault("target", "/news/")
    return make_entry(Link, {"en": title}, place=place, **columns)


def make_term(titles: dict[str, str] | None = None, **columns: Any) -> Term:
    columns.setdefault("words", {"summary": "What it means."})
    return make_entry(Term, titles, **columns)


def make_question(titles: dict[str, str] | None = None, **columns: Any) -> Question:
    return make_entry(Question, titles, **columns)


def moment(text: str) -> datetime:
    """A moment in UTC: moment("2024-02-22 10:00")."""
    return datetime.fromisoformat(f"{text}+00:00")
