"""Filters for templates."""

from datetime import date, datetime
from functools import cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from content import dates
from content.facts import FactValue
from content.finder import Heading
from content.frame import FrameLink
from content.labels import Label
from content.languages import LANGUAGES, Language, current_language, isolated
from content.models import Version
from content.rich_text import clean

register = template.Library()
register.filter(isolated)


@register.filter
def rich_text(markup: str) -> SafeString:
    """Rich text, cleaned once more by the allow-list."""
    return mark_safe(clean(markup))


@register.filter
def language_attributes(
    text: Version | Label | FactValue | Heading | FrameLink,
) -> SafeString | str:
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


@register.filter
def language_links(path_below: str, current: str = "") -> SafeString:
    """Links to the page with that path in each language, made in one piece.

    `current` are the attributes of the link to the language that the page is in.
    """
    return format_html(_language_links(current_language(), current), path=path_below)


@cache
def _language_links(current: Language, attributes: str) -> str:
    """The same with {path} in place of the path, which alone differs from page to page."""
    link = '<li><a href="/{}/{{path}}" lang="{}" hreflang="{}" dir="{}"{}>{}</a></li>'
    return format_html_join(
        "",
        link,
        (
            (code, own.tag, own.tag, own.direction, attributes if own == current else "", own.name)
            for code, own in LANGUAGES.items()
        ),
    )
