"""Filters for templates."""

from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from content import dates
from content.facts import FactValue
from content.finder import Heading
from content.frame import FrameLink, below_language
from content.labels import Label
from content.languages import CODES, LANGUAGES, isolated
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
def links_to_languages(path_below: str, current: str = "") -> SafeString:
    """List items that lead to a page in each language; one is marked, if its tag is given."""
    return format_html(_links_to(tuple(CODES), "<li>{}</li>", current), path=path_below)


@register.filter
def links_in_languages(entry: Any, but: str = "") -> SafeString:
    """Links to an entry, which was presented, in the languages that it is in, but for one."""
    codes = tuple(code for code in entry.languages if code != but)
    return format_html(_links_to(codes, "{} "), path=below_language(entry.url))


@cache
def _links_to(codes: tuple[str, ...], around: str, current: str = "") -> str:
    """Links in languages, with {path} for what alone differs from page to page."""
    link = '<a href="/{0}/{{path}}" lang="{1}" hreflang="{1}" dir="{3}"{4}>{2}</a>'
    mark = mark_safe(' aria-current="true"')
    languages = [LANGUAGES[code] for code in codes]
    links = [format_html(link, *own, mark if own.tag == current else "") for own in languages]
    return format_html_join("", around, ((one,) for one in links))
