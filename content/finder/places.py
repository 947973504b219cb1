"""Keys of entries that were found elsewhere: entries among them, and in their order."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, Value
from django.db.models.expressions import RawSQL


def among(pks: Iterable[int]) -> RawSQL:
    """The keys for `pk__in`, as one value: a thousand of their own take long to write and read.

    As rows, so that each is looked up; a list is compared with every row of a table.
    """
    return RawSQL("SELECT unnest(%s::bigint[])", [list(pks)])


def position_among(pks: Iterable[int]) -> Func:
    """Sorts entries as their keys stand there."""
    keys = Value(list(pks), ArrayField(BigIntegerField()))
    return Func(keys, F("pk"), function="array_position", output_field=BigIntegerField())
