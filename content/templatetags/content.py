"""Filters for templates."""

from datetime import date, datetime

from django import template
from django.utils.safestring import SafeString, mark_safe

from content import dates
from content.rich_text import clean

register = template.Library()


@register.filter
def rich_text(markup: str) -> SafeString:
    """Rich text, cleaned once more by the allow-list."""
    return mark_safe(clean(markup))


@register.filter
def day(moment: date | datetime | None) -> str:
    """The day, written out in the page's language."""
    return dates.day(moment)
