"""robots.txt, security.txt, and the choice of a language at /."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

# RFC 9116 asks for an expiry less than a year ahead; the file is written anew at each request.
SECURITY_TXT_DAYS = 180


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """To the home page in the visitor's best language: by the browser's word, no cookie."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Every page may be read; combinations of filters are not worth a crawler's time."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/account/",
        "Disallow: /*?*&*",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116)."""
    expires = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    expires += timedelta(days=SECURITY_TXT_DAYS)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, fr",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
