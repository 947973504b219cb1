"""Saving a search from a finder, naming it and deleting it."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.trails import below_my_page
from content.models import SavedSearch
from content.saved_searches.own import address_of_search
from content.saved_searches.saving import MOST, SearchTooLong, TooManySearches, save

CONFLICT = 409


class NameForm(forms.ModelForm):
    """What a person calls a search."""

    class Meta:
        model = SavedSearch
        fields = ["name"]
        help_texts = {"name": gettext_lazy("Only you see it.")}
        error_messages = {"name": {"required": gettext_lazy("Write a name.")}}
        widgets = {"name": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def save_search(request: HttpRequest) -> HttpResponse:
    """Keep the query of a finder, and go on to its name."""
    if request.method != "POST":  # Who had to sign in first comes here by a link.
        return redirect("my_page")
    try:
        search = save(request, request.POST.get("finder", ""), request.POST.get("query", ""))
    except (TooManySearches, SearchTooLong) as refusal:
        context = {
            "heading": _("This search is not saved"),
            "robots": "noindex, follow",
            "is_too_long": isinstance(refusal, SearchTooLong),
            "most": MOST,
        }
        return render(request, "content/search_not_saved.html", context, status=CONFLICT)
    return redirect("content:saved_search", search.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def saved_search(request: HttpRequest, pk: int) -> HttpResponse:
    """One search of one's own: its name, the way to it, and deleting it."""
    search = _own(request, pk)
    form = NameForm(request.POST or None, instance=search)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("my_page")
    heading = _("Saved search")
    context = {
        "heading": heading,
        "robots": "noindex, follow",
        "trail": below_my_page(heading),
        "form": form,
        "search": search,
        "url": address_of_search(search),
    }
    return render(request, "content/saved_search.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def delete_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a search no longer."""
    search = _own(request, pk)
    if request.method == "POST":
        search.delete()
    return redirect("my_page")


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    user: Any = request.user
    return get_object_or_404(SavedSearch, pk=pk, user=user)
