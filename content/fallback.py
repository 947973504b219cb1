"""The notice above a text that is not in the language asked for."""

from typing import Any

from django.utils.translation import gettext as _

from content.languages import current_language, name_of
from content.models import Entry


def fallback_notice(entry: Entry, list_url: str) -> dict[str, Any] | None:
    """What the notice says, in the page's language; None where nothing falls back.

    The entry needs its text and `language_names`; `list_url` may be empty for one without a list.
    """
    if not entry.text.is_fallback:
        return None
    asked = current_language()
    names = {
        "asked": name_of(asked.code, in_language=asked.code),
        "shown": name_of(entry.text.language, in_language=asked.code),
    }
    return {
        "title": _("Not yet available in this language: %(asked)s") % names,
        "sentence": _(
            "This text does not exist in %(asked)s yet. You are reading the version in %(shown)s."
        )
        % names,
        "versions": [
            {**name, "is_shown": name["code"] == entry.text.language}
            for name in entry.language_names  # type: ignore[attr-defined]
        ],
        "list_url": f"{list_url}?language={asked.code}" if list_url else "",
        "list_label": _("See what is available in %(asked)s") % names,
    }
