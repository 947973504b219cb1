"""The page of packs, asking for one, and its archive."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from content.denials import FILE, deny, deny_hidden
from content.languages import CHOICES, CODES, current_language
from content.models import Version
from content.serving import PERSONAL, Sending, send
from content.trails import home_step, text_step
from events.models import Event
from events.trails import events_step
from meetings.models import AgendaItem, Meeting, Pack
from meetings.packs import fetching, making
from meetings.packs.choosing import files_for
from meetings.packs.offers import Offer, offers


class SeeOther(HttpResponseRedirect):
    """Go on to another page by GET, whatever the method was (RFC 9110, 15.4.4)."""

    status_code = HTTPStatus.SEE_OTHER


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def pack(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be had as a pack in a language, of a meeting or an item of it; asking for one."""
    meeting = _meeting(request, slug)
    asked = request.POST if request.method == "POST" else request.GET
    language = asked.get("language", "")
    language = language if language in CODES else current_language().code
    item = None
    if number := asked.get("item", ""):
        # No text in the database holds NUL.
        items = AgendaItem.objects.filter(meeting=meeting, number=number.replace("\x00", ""))
        item = get_object_or_404(items)
    offered = offers(request.user, meeting, language, item)
    is_new = asked.get("new") == "1"
    if request.method == "POST":
        chosen = [offer for offer in offered if offer.is_new == is_new]
        return _ask(request, meeting, item, chosen[0] if chosen else Offer(language))
    return _page(request, meeting, item, offered)


@require_safe
def archive(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """The archive of a pack, for whoever may open every file in it; 404 for others."""
    meeting = _meeting(request, slug)
    found = get_object_or_404(Pack, key=key, meeting=meeting)
    files = files_for(request.user, meeting).filter(pk__in=found.contents)
    if files.values("pk").distinct().count() != len(found.contents):
        deny(request, FILE)
        raise Http404(key)
    sending = Sending(
        storage=making.default_storage,
        name=making.name_of(found),
        content_type="application/zip",
        tag=found.key,
        changed_at=found.created_at,
        caching=PERSONAL,
        download_name=f"{slug}.{found.language}.{key[:6]}.zip",
    )
    response = send(request, sending)
    fetching.record_fetch(request, response, found)
    return response


def _meeting(request: HttpRequest, slug: str) -> Meeting:
    """The meeting at that address, which this reader may read. Raises Http404."""
    events = Event.objects.filter(slug=slug, meeting__isnull=False)
    event = events.visible_to(request.user).select_related("meeting").first()
    if event is None:
        deny_hidden(request, events)
        raise Http404(slug)
    meeting = event.meeting
    meeting.event = event
    return meeting


def _ask(
    request: HttpRequest, meeting: Meeting, item: AgendaItem | None, offer: Offer
) -> HttpResponse:
    """Go to the archive, or to the page that says why there is none yet."""
    if offer.papers:
        found = fetching.prepare(meeting, offer)
        if making.is_ready(found):
            fetching.write_receipt(request, found, item)
            return SeeOther(reverse("packs:archive", args=[meeting.event.slug, found.key]))
    query = f"?language={offer.language}"
    query += f"&item={item.number}" if item else ""
    return SeeOther(reverse("packs:pack", args=[meeting.event.slug]) + query)


def _page(
    request: HttpRequest, meeting: Meeting, item: AgendaItem | None, offered: list[Offer]
) -> HttpResponse:
    event, heading = meeting.event, _("All documents in one file")
    text = Version.objects.shown_in(current_language().code).filter(entry=event.pk).first()
    trail: list[Any] = [home_step(), events_step()]
    trail += [text_step(text, event.get_absolute_url())] if text else []
    context = {
        "heading": heading,
        "robots": "noindex, follow",
        "trail": [*trail, {"label": heading}],
        "offers": offered,
        "states": {fetching.state_of(meeting, offer) for offer in offered},
        "slug": event.slug,
        "item": item,
        "language": offered[0].language,
        "pack_languages": CHOICES,
        "is_pack_page": True,
    }
    return render(request, "meetings/pack.html", context)
