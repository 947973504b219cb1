"""The contact page and its confirmation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.attempts import place_of
from contact.forms import WITHOUT_TOKEN, MessageForm
from contact.models import Message, SubjectName
from contact.receiving import TooManyMessages, receive
from content.frame import alternates
from content.languages import CODES, current_language
from content.trails import home_step

FORBIDDEN, TOO_MANY = 403, 429


class TokenCheck(CsrfViewMiddleware):
    """Says that a form came without its token, where Django's would answer for the view."""

    def _reject(self, request, reason):
        return reason


check_token = TokenCheck(HttpResponse)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to write to, and the form; what is sent is stored and leads to its number."""
    language = current_language().code
    names = SubjectName.objects.offered(language)
    data = request.POST if request.method == "POST" else None
    form = MessageForm(data, names, request.GET.get("subject", ""))
    if check_token.process_view(request, HttpResponse, (), {}):
        form.add_error(None, WITHOUT_TOKEN)
        return _page(request, form, names, status=FORBIDDEN)
    if not form.is_valid():
        return _page(request, form, names)
    words = form.cleaned_data
    try:
        message = receive(words, form.names[words["subject"]], language, place_of(request))
    except TooManyMessages as refusal:
        minutes = -(-refusal.seconds // 60)
        form.add_error(
            None,
            _(
                "Many messages came from your network within an hour. Nothing is lost: leave this "
                "page open and send your message again in %(minutes)s minutes."
            )
            % {"minutes": minutes},
        )
        response = _page(request, form, names, status=TOO_MANY)
        response["Retry-After"] = str(refusal.seconds)
        return response
    return redirect("contact:message_sent", message.reference)


@never_cache
@require_safe
def message_sent(request: HttpRequest, reference: str) -> HttpResponse:
    """The number of a message that was received, and nothing of what it says."""
    message = get_object_or_404(
        Message.objects.only("reference", "created_at"), reference=reference
    )
    context = {
        "message": message,
        "heading": _("Your message has been received"),
        "robots": "noindex, follow",
        "trail": _trail(is_sent=True),
    }
    return render(request, "contact/message_sent.html", context)


def _page(
    request: HttpRequest, form: MessageForm, names: list[SubjectName], status: int = 200
) -> HttpResponse:
    heading = _("Contact")
    context = {
        "heading": heading,
        "description": _("Whom to write to at the World Customs Organization, and how."),
        "form": form,
        "names": names,
        "trail": _trail(is_sent=False),
        "alternates": alternates(request.path, CODES, "en"),
        "robots": "noindex, follow" if form.is_bound or request.GET else "",
    }
    return render(request, "contact/contact.html", context, status=status)


def _trail(*, is_sent: bool) -> list[dict[str, Any]]:
    home = home_step()
    trail = [home, {"label": _("Contact"), "url": f"{home['url']}contact/"}]
    return [*trail, {"label": _("Your message has been received")}] if is_sent else trail
