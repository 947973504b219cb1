"""Texts in every language on one page: fields of a form, a group for each language."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from content.languages import CODES, LANGUAGES, current_language

CLOSED = {"classes": ["collapse"]}


def field_name(word: str, code: str) -> str:
    """The name of the field that holds a word in a language: label_zh_hans."""
    return f"{word}_{code.replace('-', '_')}"


def own_field(word: str) -> str:
    """The name of the field in the language of the page."""
    return field_name(word, current_language().code)


def with_texts(fields: dict[str, Callable[..., forms.Field]]) -> Any:
    """A base of forms that has these fields in every language.

    Declared, not added when a form is made: the admin asks the class for its fields.
    """
    made: dict[str, Any] = {}
    for code, language in LANGUAGES.items():
        for word, make in fields.items():
            field = made[field_name(word, code)] = make(required=False)
            field.widget.attrs |= {"lang": language.tag, "dir": language.direction}
    form: Any = type(forms.Form)
    return form("Texts", (forms.Form,), made)


def groups_of_languages(words: Iterable[str], written: set[str]) -> list[Any]:
    """Fieldsets, one a language: open are that of the page and those with a text."""
    own = current_language().code
    groups: list[Any] = []
    for code in sorted(CODES, key=lambda code: code != own):
        names = [field_name(word, code) for word in words]
        closed = {} if code in {*written, own} else CLOSED
        groups.append((LANGUAGES[code].name, {"fields": names} | closed))
    return groups
