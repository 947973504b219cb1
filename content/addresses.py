"""Addresses of entries: how a kind and a slug make one, and which of them are free to use."""

from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

plain_path = RegexValidator(
    r"^[a-z0-9-]+(/[a-z0-9-]+)*\Z", gettext_lazy("Use small letters, digits and hyphens.")
)


def url_name(kind: str, view: str) -> str:
    """The URL name of a view of a kind: newsroom:news_list for newsroom.news.

    Pages of a kind of `content` may be made by a room above it, as the settings say.
    """
    return f"{settings.URL_NAMES.get(kind) or kind.replace('.', ':')}_{view}"


def address_of(kind: str, slug: str) -> str:
    """The page's address in the active language. Raises NoReverseMatch for a kind without pages."""
    return _reversed(get_language(), url_name(kind, "detail"), slug)


def address_named(name: str) -> str:
    """The address of a URL name in the active language; empty where no page has that name."""
    return _reversed_or_none(get_language(), name)


# A page names a hundred addresses, and to make one takes as long as to show a line of text.
@lru_cache(maxsize=20_000)
def _reversed(language: str, name: str, slug: str) -> str:
    return reverse(name, kwargs={"slug": slug})


@lru_cache(maxsize=500)
def _reversed_or_none(language: str, name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


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
    is_named = match.view_name == url_name(kind, "detail")
    return (is_of_kind or is_named) and match.kwargs.get("slug") == slug


def has_pages(kind: str) -> bool:
    """Whether entries of a kind have a page of their own."""
    return any(_is_address(kind, slug) for slug in ["a", "a/a"])


def _is_address(kind: str, slug: str) -> bool:
    try:
        address_of(kind, slug)
    except NoReverseMatch:
        return False
    return True


def check_slug(kind: str, slug: str) -> None:
    """Raises ValidationError where another page of the portal answers at that address."""
    if not is_own(kind, slug):
        raise ValidationError(_("Another page of the portal has this address. Choose another."))
