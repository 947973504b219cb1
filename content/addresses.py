"""Addresses of entries: how a kind and a slug make one, and which of them are free to use."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

plain_path = RegexValidator(
    r"^[a-z0-9-]+(/[a-z0-9-]+)*\Z", gettext_lazy("Use small letters, digits and hyphens.")
)


def address_of(kind: str, slug: str) -> str:
    """The page's address in the active language: kind a.b is the URL name a:b_detail.

    Raises NoReverseMatch for a kind without pages.
    """
    app_label, model_name = kind.split(".")
    return reverse(f"{app_label}:{model_name}_detail", kwargs={"slug": slug})


def path_of(kind: str, slug: str) -> str:
    """The path of an entry below any language folder, without slashes at its ends: news/x."""
    return without_language(address_of(kind, slug)).rstrip("/")


def without_language(address: str) -> str:
    """The path below the language folder, in small letters: news/x/ for /fr/news/x/."""
    return address.lstrip("/").partition("/")[2].lower()


def is_own(kind: str, slug: str) -> bool:
    """Whether the address of such an entry is answered by the page of its own kind."""
    try:
        address = address_of(kind, slug)
    except NoReverseMatch:
        return not has_pages(kind)
    try:
        match = resolve(address)
    except Resolver404:
        return False
    model = getattr(getattr(match.func, "view_class", None), "model", None)
    is_of_kind = model is not None and model._meta.label_lower == kind
    app_label, model_name = kind.split(".")
    is_named = match.view_name == f"{app_label}:{model_name}_detail"
    return (is_of_kind or is_named) and match.kwargs.get("slug") == slug


def has_pages(kind: str) -> bool:
    """Whether entries of a kind have a page of their own."""
    try:
        address_of(kind, "a")
    except NoReverseMatch:
        return False
    return True


def check_slug(kind: str, slug: str) -> None:
    """Raises ValidationError where another page of the portal answers at that address."""
    if not is_own(kind, slug):
        raise ValidationError(_("Another page of the portal has this address. Choose another."))
