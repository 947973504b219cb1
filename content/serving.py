"""How a file goes out: whole, in part, or not at all to those who have it already."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import Storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

# What a file may do in a browser that opens it all the same: nothing.
POLICY = "default-src 'none'; sandbox"
PERSONAL = "private, no-store"
RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})")
CHUNK_BYTES = 64 * 1024
# Headers that the one who sends the bytes makes.
OF_THE_BYTES = {"ETag", "Last-Modified", "Accept-Ranges"}


class Sending(NamedTuple):
    """A file in a storage and what its reader is told of it.

    `tag` changes with every byte of the file. `caching` is its Cache-Control. With a
    `download_name` it is saved under that name, not shown.
    """

    storage: Storage
    name: str
    content_type: str
    tag: str
    changed_at: datetime
    caching: str
    download_name: str = ""


class UnsatisfiableError(Exception):
    """A range that begins past the end of the file."""


def send(request: HttpRequest, sending: Sending) -> HttpResponseBase:
    """The file for a reader who may have it (RFC 9110: validators, one range, HEAD).

    Where settings.ACCEL_REDIRECT_PREFIX is set, the web server in front is told which file to
    send and looks at validators and ranges itself. Raises Http404 where the storage lost it.
    """
    try:
        size = sending.storage.size(sending.name)
    except FileNotFoundError as error:
        raise Http404(sending.name) from error
    headers = _headers(sending)
    if settings.ACCEL_REDIRECT_PREFIX:
        return _with(HttpResponse(), _handed_over(sending, headers))
    changed = int(sending.changed_at.timestamp())
    empty = HttpResponse(headers=headers)
    response = get_conditional_response(request, headers["ETag"], changed, empty)
    if response is not None and response is not empty:
        return _with(response, headers)
    try:
        part = _part(request, headers, size)
    except UnsatisfiableError:
        whole = {"Content-Range": f"bytes */{size}"}
        return _with(HttpResponse(status=416), headers | whole)
    if part is None:
        return _with(FileResponse(sending.storage.open(sending.name)), headers)
    first, last = part
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    headers["Content-Length"] = str(last - first + 1)
    return _with(StreamingHttpResponse(_bytes(sending, first, last), status=206), headers)


def _headers(sending: Sending) -> dict[str, str]:
    headers = {
        "Content-Type": sending.content_type,
        "ETag": f'"{sending.tag}"',
        "Last-Modified": http_date(sending.changed_at.timestamp()),
        "Accept-Ranges": "bytes",
        "Cache-Control": sending.caching,
        "Content-Disposition": "inline",
        "Content-Security-Policy": POLICY,
    }
    if name := sending.download_name:
        headers["Content-Disposition"] = str(content_disposition_header(True, name))
    return headers


def _handed_over(sending: Sending, headers: dict[str, str]) -> dict[str, str]:
    """What the web server keeps of the headers, and where it finds the file."""
    place = f"{settings.ACCEL_REDIRECT_PREFIX.rstrip('/')}/{quote(sending.name)}"
    own = {name: value for name, value in headers.items() if name not in OF_THE_BYTES}
    return own | {"X-Accel-Redirect": place}


def _with(response: HttpResponseBase, headers: dict[str, str]) -> HttpResponseBase:
    for name, value in headers.items():
        response[name] = value
    return response


def _part(request: HttpRequest, headers: dict[str, str], size: int) -> tuple[int, int] | None:
    """The first and the last byte asked for; None for the whole file.

    What is not one plain range is ignored, as the standard allows. Raises UnsatisfiableError.
    """
    match = RANGE.fullmatch(request.META.get("HTTP_RANGE", ""))
    condition = request.META.get("HTTP_IF_RANGE", headers["ETag"])
    is_same = condition in {headers["ETag"], headers["Last-Modified"]}
    if request.method != "GET" or not match or not is_same or match[0] == "bytes=-":
        return None
    if not match["first"]:
        length = min(int(match["last"]), size)
        first, last = size - length, size - 1
    else:
        first = int(match["first"])
        last = min(int(match["last"] or size), size - 1)
        if match["last"] and int(match["last"]) < first:
            return None
    if first >= size:
        raise UnsatisfiableError
    return first, last


def _bytes(sending: Sending, first: int, last: int) -> Iterator[bytes]:
    """The bytes of a file from the first to the last; opened only when somebody reads."""
    with sending.storage.open(sending.name) as file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(CHUNK_BYTES, left))):
            left -= len(chunk)
            yield chunk
