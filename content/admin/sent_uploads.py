"""The table of uploads as a form sent it: its rows counted, read and added to."""

from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile

from library.models import Upload
from library.uploads import MOST_PER_PERSON, discard

PREFIX = "uploads"
MOST_DIGITS = 4


def number_of_rows(data: Any, most: int) -> int:
    """How many rows were sent, of which at most so many are read."""
    number = str((data or {}).get(f"{PREFIX}-TOTAL_FORMS") or "0")
    return min(int(number), most) if number.isdecimal() and len(number) <= MOST_DIGITS else 0


def read_rows(data: Any, most: int, columns: Iterable[str], person: Any) -> list[dict[str, str]]:
    """These columns of each row, as they were sent, and the `name` of its file: one statement."""
    uploads = Upload.objects.filter(owner=person).order_by("-pk")[:MOST_PER_PERSON]
    names = {str(upload.pk): upload.original_name for upload in uploads}
    rows = [
        {column: data.get(f"{PREFIX}-{number}-{column}", "") for column in columns}
        for number in range(number_of_rows(data, most))
    ]
    return [row | {"name": names.get(row["upload"], "")} for row in rows]


def add_row(data: Any, most: int, values: dict[str, Any]) -> None:
    """Make a further row a part of what was sent."""
    number = number_of_rows(data, most)
    for name, value in values.items():
        data[f"{PREFIX}-{number}-{name}"] = str(value)
    data[f"{PREFIX}-TOTAL_FORMS"] = str(number + 1)
    data.setdefault(f"{PREFIX}-INITIAL_FORMS", "0")


def content_of(upload: Upload) -> ContentFile:
    """What was uploaded, under the name that it came with."""
    with upload.file.open() as stored:
        return ContentFile(stored.read(), name=upload.original_name)


def discard_all(formset: Any) -> None:
    """Forget the uploads of a table that is saved, those left out too."""
    uploads = [form.cleaned_data.get("upload") for form in formset.forms]
    discard(upload for upload in uploads if upload)
