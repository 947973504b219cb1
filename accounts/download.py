"""One's own data: what is kept, for how long, and all of it as a file."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.attempts import place_of
from accounts.kept_data import kept_data
from accounts.models import User
from accounts.trails import below_my_page
from audit.models import Action
from audit.recording import record


@never_cache
@login_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What the portal keeps about people, and for how long."""
    heading = _("Your data")
    context = {"kept": kept_data(), "trail": below_my_page(heading)}
    return _page(request, "accounts/data.html", heading, context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@reauthentication_required
def download(request: HttpRequest) -> HttpResponse:
    """The file, for whoever has just shown to be the owner of the account."""
    user: Any = request.user
    if request.method != "POST":
        heading = _("Download your data")
        return _page(request, "accounts/download.html", heading, {"trail": below_my_page(heading)})
    response = HttpResponse(archive(user), content_type="application/zip")
    name = f"wco-portal-{timezone.localdate():%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    record(Action.DATA_DOWNLOADED, by=user, person=user, request=request, place=place_of(request))
    return response


def archive(user: User) -> bytes:
    """A ZIP file: a file of JSON per class of data, and a text that says what they are."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as folder:
        folder.writestr("README.txt", _readme())
        for kept in kept_data():
            rows = json.dumps(kept.rows(user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            folder.writestr(f"{kept.name}.json", f"{rows}\n")
    return written.getvalue()


def _readme() -> str:
    """What is in the file, in the page's language."""
    lines = [
        _("What the WCO Portal keeps about you"),
        "",
        _("Each file is a list of rows in JSON, which any text editor opens. Times are in UTC."),
    ]
    for kept in kept_data():
        lines += ["", f"{kept.name}.json", str(kept.label), str(kept.lasts)]
    return "\r\n".join(lines) + "\r\n"


def _page(
    request: HttpRequest, template: str, heading: str, context: dict[str, Any]
) -> HttpResponse:
    shown = {"heading": heading, "robots": "noindex, follow"} | context
    return render(request, template, shown)
