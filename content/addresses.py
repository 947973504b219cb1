"""Addresses of entries: how a kind and a slug make one, and which of them are free to use."""

from django.urls import NoReverseMatch, reverse


def address_of(kind: str, slug: str) -> str:
    """The page's address in the active language: kind a.b is the URL name a:b_detail.

    Raises NoReverseMatch for a kind without pages.
    """
    app_label, model_name = kind.split(".")
    return reverse(f"{app_label}:{model_name}_detail", kwargs={"slug": slug})


def has_pages(kind: str) -> bool:
    """Whether entries of a kind have a page of their own."""
    try:
        address_of(kind, "a")
    except NoReverseMatch:
        return False
    return True
