"""What is kept about people: said in words, handed out and erased by the same rows.

Each room answers for its own tables with a KeptData, named in wco_portal/rooms.py.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from accounts.models import User

type_of_rows = list[dict[str, Any]]


def leave(user: User, by: User) -> None:
    """Nothing in the rows tells who it was once the name is gone."""


@dataclass(frozen=True)
class KeptData:
    """A class of data about people.

    `name` is that of its file in the download: "saved-searches". `rows` are what the file says
    of a person, in plain values. `erase` takes the person out of them, on the word of another,
    inside the transaction that closes the account. What goes by time alone is in RETENTION.
    """

    name: str
    label: Any
    lasts: Any
    rows: Callable[[User], type_of_rows]
    after_erasure: Any
    erase: Callable[[User, User], None] = leave


def kept_data() -> list[KeptData]:
    """Every class of data about people, in the order of the settings."""
    return [import_string(name) for name in settings.KEPT_DATA]


def values_of(rows: QuerySet, fields: Iterable[str]) -> type_of_rows:
    """Rows of one table as the download says them."""
    return list(rows.values(*fields))
