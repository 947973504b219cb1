"""Exports as programs read them."""

import csv
import io
import json


def table_of(response):
    """The rows of a CSV answer, by the names of its columns."""
    text = response.getvalue().decode()
    assert text[0] == "\ufeff", "a spreadsheet would not read it as UTF-8"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def document_of(response):
    """A JSON answer."""
    return json.loads(response.getvalue())


def titles_of(response):
    """The titles of a JSON answer, in order."""
    return [item["title"]["text"] for item in document_of(response)["items"]]
