"""Orders that the database does not know: by a list of keys."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, Value


def position_among(pks: Iterable[int]) -> Func:
    """Sorts entries as their keys stand there."""
    keys = Value(list(pks), ArrayField(BigIntegerField()))
    return Func(keys, F("pk"), function="array_position", output_field=BigIntegerField())
