"""What was answered on one page, as the last page repeats it."""

from typing import Any, NamedTuple

from django import forms

from content.facts import FactValue
from content.models import Version


class Line(NamedTuple):
    """A question, its answer in lines, and the anchor of its field."""

    label: Any
    values: list[FactValue]
    anchor: str


def summary(form: Any) -> list[Line]:
    """The lines of a form whose answers are valid; questions left open are not among them."""
    lines = []
    for field in form.visible_fields():
        if values := _values(field.field, form.cleaned_data.get(field.name)):
            lines.append(Line(field.label, values, field.id_for_label or field.auto_id))
    return lines


def _values(field: Any, answer: Any) -> list[FactValue]:
    if not answer:
        return []
    if isinstance(field, forms.TypedMultipleChoiceField):
        names = dict(field.choices)
        return [FactValue(names[choice]) for choice in answer]
    texts: dict[str, Version] = getattr(field, "texts", {})
    if text := texts.get(answer):
        marks = (text.language_tag, text.direction) if text.is_fallback else ()
        return [FactValue(text.title, "", *marks)]
    if isinstance(field, forms.ChoiceField):
        return [FactValue(_label(field.choices, answer))]
    direction = "ltr" if isinstance(field, forms.EmailField) else "auto"
    return [FactValue(line, "", "", direction) for line in answer.splitlines() if line.strip()]


def _label(choices: Any, answer: str) -> Any:
    """The words of a choice in one of the groups; without any, the answer itself."""
    for _group, options in choices:
        for value, label in options if isinstance(options, list) else []:
            if value == answer:
                return label
    return answer
