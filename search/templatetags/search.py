"""Filters for hits: what stands in each of them, made in one piece."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from content.languages import Language
from textsearch.passages import Part

register = template.Library()


@register.filter
def marked(parts: Iterable[Part]) -> SafeString:
    """A text in parts as one, with what was searched for marked."""
    return mark_safe(
        "".join(
            f"<mark>{escape(part.text)}</mark>" if part.is_match else escape(part.text)
            for part in parts
        )
    )


@register.filter
def language_names(languages: Iterable[Language]) -> SafeString:
    """The names of languages, each written in itself."""
    return format_html_join("", '<span lang="{1}" dir="{3}">{2}</span> ', languages)
