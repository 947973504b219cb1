"""What search engines are told of a page: schema.org as JSON-LD."""

import json
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from content.models import Entry

ORGANIZATION = {"@type": "Organization", "name": "World Customs Organization"}
# Inside a script element these would end it, or begin a comment.
ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script(data: dict[str, Any]) -> SafeString:
    """The data as a script element that browsers do not run, safe for any title."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    for character, escape in ESCAPES.items():
        text = text.replace(character, escape)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def article(entry: Entry, schema_type: str) -> dict[str, Any]:
    """An entry with its text as an article of that schema.org type."""
    text = entry.text
    data: dict[str, Any] = {
        "@type": schema_type,
        "headline": text.title,
        "inLanguage": text.language_tag,
        "publisher": ORGANIZATION,
        "mainEntityOfPage": settings.SITE_URL + entry.get_absolute_url(),
    }
    if entry.known_at:
        data["datePublished"] = entry.known_at.isoformat()
    if text.published_at:
        data["dateModified"] = text.published_at.isoformat()
    if text.summary:
        data["description"] = text.summary
    if entry.picture:
        data["image"] = settings.SITE_URL + entry.picture.url
    return data


def organization(entry: Entry, schema_type: str, **facts: str) -> dict[str, Any]:
    """An entry as an organization of that schema.org type, with those of the facts it has."""
    text = entry.text
    data = {"name": text.title, "description": text.summary, **facts}
    return {"@type": schema_type} | {name: value for name, value in data.items() if value}


def breadcrumb(trail: list[dict[str, str]]) -> dict[str, Any]:
    """The way to a page from the home page."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": str(step["label"]),
                **({"item": settings.SITE_URL + step["url"]} if step.get("url") else {}),
            }
            for position, step in enumerate(trail, 1)
        ],
    }
