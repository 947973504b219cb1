"""The pages of what people follow: choosing, following, and ending it from a letter."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.trails import below_my_page
from content.models import Entry
from content.trails import below_home
from events.models import Event, WorkingBody
from meetings.notices import stopping
from meetings.notices.following import FollowingForm, begin, end, named_follows

KINDS: dict[str, type[Entry]] = {"event": Event, "body": WorkingBody}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def following(request: HttpRequest) -> HttpResponse:
    """What one follows, and how soon one is told of each."""
    user: Any = request.user
    named = named_follows(user)
    form = FollowingForm(request.POST or None, named=named)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("my_page")
    heading = _("What you follow")
    context = {
        "heading": heading,
        "robots": "noindex, follow",
        "trail": below_my_page(heading),
        "form": form,
        "rows": [(form[f"follow-{follow.pk}"], text) for follow, text in named],
    }
    return render(request, "meetings/following.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def follow(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Follow an event or a working body, or no more."""
    user: Any = request.user
    if request.method != "POST":  # Who had to sign in first comes here by a link.
        return redirect("notices:following")
    if kind not in KINDS:
        raise Http404(kind)
    entry = get_object_or_404(KINDS[kind].objects.visible_to(user), pk=pk)
    if request.POST.get("ends"):
        end(user, entry)
    else:
        begin(user, entry)
    return redirect(entry.get_absolute_url())


# Mail programs send the form of RFC 8058 by themselves; the link is the proof.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    """End all letters about new documents, by the link of one of them."""
    user = stopping.user_of(token)
    is_done = request.method == "POST"
    if is_done:
        stopping.stop(user)
    heading = _("You get no more letters") if is_done else _("No more letters?")
    context = {
        "heading": heading,
        "robots": "noindex, nofollow",
        "trail": below_home(heading),
        "is_done": is_done,
    }
    return render(request, "meetings/stop.html", context)
