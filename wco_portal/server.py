"""gunicorn's worker, answering what it cannot parse with the portal's own page."""

import contextlib
import io
import socket
import time
from typing import Any, cast

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import ThreadWorker

from wco_portal.wsgi import application

# What a refused visitor is still sending is read and dropped, so that the page arrives.
DRAIN_BYTES = 4 * 1024 * 1024
DRAIN_SECONDS = 2


class PortalWorker(ThreadWorker):
    """Threads; a request that is no HTTP, or too long, gets a page instead of a bare line."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        status, reason = 400, "Bad Request"
        if isinstance(exc, LimitRequestLine):
            status, reason = 414, "URI Too Long"
        elif isinstance(exc, LimitRequestHeaders):
            status, reason = 431, "Request Header Fields Too Large"
        self.log.warning("answered %s to a request that is no good: %s", status, exc)
        with contextlib.suppress(OSError):
            client.sendall(_answer(status, reason))
            _drain(client)


def _answer(status: int, reason: str) -> bytes:
    """The portal's own page for an address that is too long, as a whole HTTP answer."""
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/",
            "QUERY_STRING": "-" * (settings.MAX_QUERY_BYTES + 1),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.input": io.BytesIO(),
        }
    )
    response = cast(HttpResponse, application.get_response(request))
    lines = [f"HTTP/1.1 {status} {reason}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in response.items()]
    if not response.has_header("Content-Length"):
        lines.append(f"Content-Length: {len(response.content)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + response.content


def _drain(client: socket.socket) -> None:
    client.shutdown(socket.SHUT_WR)
    client.settimeout(DRAIN_SECONDS)
    end, left = time.monotonic() + DRAIN_SECONDS, DRAIN_BYTES
    while left > 0 and time.monotonic() < end:
        data = client.recv(65536)
        if not data:
            return
        left -= len(data)
