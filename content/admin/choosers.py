"""Choosing topics, regions and pictures by what they are called, not by their addresses."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet

from content.languages import current_language
from content.models import Entry, Version


def name_of(thing: Any) -> str:
    """The title of an entry read by `in_language`; its address while it has none; else its name."""
    texts = getattr(thing, "shown_texts", None)
    if texts:
        return texts[0].title
    return str(thing)


def named(things: Any) -> Any:
    """The things with what `name_of` needs: one more statement, however many."""
    if issubclass(things.model, Entry):
        return things.in_language(current_language().code)
    return things


def titled(entries: QuerySet, words: str) -> QuerySet:
    """The entries with these letters in a title; for kinds of a few dozen entries."""
    texts = Version.objects.filter(entry=OuterRef("pk"), title__icontains=words)
    return entries.filter(Exists(texts))


def prepare(formfield: forms.Field | None, db_field: models.Field, adds: set[str]) -> Any:
    """Let a field of a form show names; offer to add in place for the fields in `adds` only."""
    if isinstance(formfield, forms.ModelChoiceField):
        formfield.queryset = named(formfield.queryset)
        formfield.label_from_instance = name_of  # type: ignore[assignment,method-assign]
    wrapper = formfield.widget if formfield else None
    if isinstance(wrapper, RelatedFieldWidgetWrapper):
        wrapper.can_change_related = wrapper.can_delete_related = False
        wrapper.can_view_related = False
        wrapper.can_add_related = wrapper.can_add_related and db_field.name in adds
    return formfield
