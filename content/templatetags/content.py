"""Filters for templates."""

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from content import dates
from content.facts import FactValue
from content.finder import Heading
from content.labels import Label
from content.languages import isolated
from content.models import Version
from content.rich_text import clean

register = template.Library()
register.filter(isolated)


@register.filter
def rich_text(markup: str) -> SafeString:
    """Rich text, cleaned once more by the allow-list."""
    return mark_safe(clean(markup))


@register.filter
def language_attributes(text: Version | Label | FactValue | Heading) -> SafeString | str:
    """The attributes lang and dir, with a blank before, of a text that is not in the page's
    language; nothing for one that is.
    """
    if not text.is_fallback:
        return ""
    return format_html(' lang="{}" dir="{}"', text.language_tag, text.direction)


@register.filter
def day(moment: date | datetime | None) -> str:
    """The day, written out in the page's language."""
    return dates.day(moment)
