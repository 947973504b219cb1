"""The breadcrumb of pages that exist once."""

from typing import Any

from django.utils.translation import gettext as _

from content.languages import current_language


def below_home(heading: Any) -> list[dict[str, Any]]:
    """The way from the home page to a page right below it."""
    return [{"label": _("Home"), "url": f"/{current_language().code}/"}, {"label": heading}]
