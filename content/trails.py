"""Breadcrumbs: the steps from the home page down to a page."""

from typing import Any

from django.utils.translation import gettext as _

from content.languages import current_language
from content.models import Version

type_of_trail = list[dict[str, Any]]


def home_step() -> dict[str, Any]:
    """Where every breadcrumb begins."""
    return {"label": _("Home"), "url": f"/{current_language().code}/"}


def text_step(text: Version, url: str = "") -> dict[str, Any]:
    """A text by its title; without an address it is the page itself."""
    step: dict[str, Any] = {"label": text.title}
    if url:
        step["url"] = url
    if text.is_fallback:
        step |= {"language_tag": text.language_tag, "direction": text.direction}
    return step


def below_home(heading: Any) -> type_of_trail:
    """The way from the home page to a page right below it."""
    return [home_step(), {"label": heading}]
