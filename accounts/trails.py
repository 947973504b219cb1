"""Breadcrumbs of the pages below My page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def home_step() -> dict[str, Any]:
    """Where every breadcrumb begins."""
    return {"label": _("Home"), "url": f"/{get_language()}/"}


def below_my_page(heading: Any) -> list[dict[str, Any]]:
    """The way from the home page over My page to a page of the account."""
    return [home_step(), {"label": _("My page"), "url": reverse("my_page")}, {"label": heading}]


def below_security(heading: Any) -> list[dict[str, Any]]:
    """The way over the security of the account to one of the things that protect it."""
    security = {"label": _("Security of your account"), "url": reverse("mfa_index")}
    return [*below_my_page(security["label"])[:-1], security, {"label": heading}]
