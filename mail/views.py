"""The mailbox that `make run` delivers letters into; the address exists nowhere else."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mail.mailbox import Delivered, delivered, delivered_as

# A letter brings its own style and nothing else; its links open as they would in a mail program.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation"


@require_safe
@never_cache
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every letter that was delivered, newest first."""
    context = {"heading": _("Mailbox"), "robots": "noindex", "letters": delivered()}
    return render(request, "mail/mailbox.html", context)


@require_safe
@never_cache
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """The text of a letter, with links that can be followed."""
    found = _found(name)
    context = {"heading": found.subject, "robots": "noindex", "letter": found}
    return render(request, "mail/delivered.html", context)


@require_safe
@never_cache
def letter_html(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML of a letter, as a mail program shows it."""
    response = HttpResponse(_found(name).html)
    response["Content-Security-Policy"] = POLICY
    return response


@require_safe
@never_cache
def letter_source(request: HttpRequest, name: str) -> HttpResponse:
    """A letter as it came, with all its headers."""
    return HttpResponse(_found(name).source, content_type="text/plain; charset=utf-8")


def _found(name: str) -> Delivered:
    found = delivered_as(name)
    if found is None:
        raise Http404(name)
    return found
