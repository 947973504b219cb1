"""What an address may narrow a list by: values that are understood or dropped, never refused."""

from collections.abc import Collection
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from content.labels import Labels
from textsearch.vectors import lexeme

MAX_VALUES = 20


def any_fact(letter: str, values: Collection[Any]) -> str:
    """The part of a tsquery of rows with one of these facts."""
    return f"({' | '.join(lexeme(f'{letter}={value}') for value in values)})" if values else ""


class ChosenValuesField(forms.Field):
    """Values as they stand in an address; what is odd is dropped, not refused."""

    widget = forms.SelectMultiple

    def __init__(self, *args, is_known=None, most=MAX_VALUES, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_known, self.most = is_known, most

    def clean(self, value):
        known = [item for item in value or [] if self.is_known(item)]
        return list(dict.fromkeys(known))[: self.most]


class Narrowing(django_filters.Filter):
    """One way to narrow a list by values of its own; the parameter is its name."""

    field_class = ChosenValuesField

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, is_known=self.is_known, **kwargs)

    def filter(self, qs, value):
        return self.narrow(qs, value) if value else qs

    def is_known(self, value: str) -> bool:
        """Whether an address may hold this value."""
        raise NotImplementedError

    def value_schema(self) -> dict[str, Any]:
        """The JSON Schema of what an address may hold."""
        return {"type": "string"}

    def narrow(self, entries: QuerySet, values: list[str]) -> QuerySet:
        """The entries that have any of the values."""
        raise NotImplementedError

    def fact(self, values: list[str]) -> str:
        """The part of a tsquery that all such entries fulfil; empty where words know nothing of it.

        See content.search_facts.
        """
        return ""

    def label_of(self, value: str, labels: Labels) -> str:
        """The value in the reader's words."""
        raise NotImplementedError

    def language_tag_of(self, value: str, labels: Labels) -> str:
        """The language of the label where it is not the page's."""
        return ""
