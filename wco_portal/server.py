"""gunicorn's worker, answering what it cannot parse with the portal's own page."""

import contextlib
import io
import re
import socket
import time
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import ThreadWorker

from wco_portal import wsgi  # first: it readies the models that the others import
from wco_portal.middleware import REFUSED

# What a refused visitor is still sending is read and dropped, so that the page arrives.
DRAIN_BYTES = 64 * 1024 * 1024
DRAIN_SECONDS = 2
HEADERS_SECONDS, HEADERS_BYTES = 0.3, 16_384
ACCEPT_LANGUAGE = re.compile(rb"\r\naccept-language: *([\x20-\x7e]{1,200})", re.IGNORECASE)
# The time for a whole request to arrive, so that those who crawl give their thread back.
ARRIVAL_SECONDS = 30


class PortalWorker(ThreadWorker):
    """Threads; a request that is no HTTP, or too long, gets a page instead of a bare line."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.arriving: dict[Any, float] = {}

    def handle(self, conn):
        self.arriving[conn] = time.monotonic() + ARRIVAL_SECONDS
        try:
            return super().handle(conn)
        finally:
            del self.arriving[conn]

    def _keepalive_after(self, conn, keepalive):
        """A body that nobody read is dropped, and further than gunicorn goes by itself."""
        deadline = time.monotonic() + DRAIN_SECONDS
        try:
            is_drained = conn.parser.finish_body(deadline=deadline, max_bytes=DRAIN_BYTES)
        except (ParseException, OSError):
            return False
        return bool(keepalive and is_drained)

    def murder_pending(self):
        """Called every second; here also stops reading from those who take too long.

        Only reading: what is being sent to a slow reader goes on.
        """
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn, end in list(self.arriving.items()) if end < now]:
            with contextlib.suppress(OSError):
                conn.sock.shutdown(socket.SHUT_RD)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        status, reason = 400, "Bad Request"
        if isinstance(exc, LimitRequestLine):
            status, reason = 414, "URI Too Long"
        elif isinstance(exc, LimitRequestHeaders):
            status, reason = 431, "Request Header Fields Too Large"
        self.log.warning("answered %s to a request that is no good: %.200s", status, exc)
        with contextlib.suppress(OSError):
            languages = _languages_after(client) if status == 414 else ""
            client.sendall(_answer(status, reason, languages))
            _drain(client)


def _languages_after(client: socket.socket) -> str:
    """What the headers behind an address that is too long say of the visitor's languages."""
    client.settimeout(HEADERS_SECONDS)
    end, rest = time.monotonic() + DRAIN_SECONDS, b""
    with contextlib.suppress(TimeoutError):
        while b"\r\n\r\n" not in rest and time.monotonic() < end:
            data = client.recv(65536)
            if not data:
                break
            rest = rest[-HEADERS_BYTES:] + data
    found = ACCEPT_LANGUAGE.search(rest)
    return found[1].decode("latin-1") if found else ""


def _answer(status: int, reason: str, languages: str = "") -> bytes:
    """The portal's own page for a request that could not be read, as a whole HTTP answer."""
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "HTTP_ACCEPT_LANGUAGE": languages,
            REFUSED: status,
            "wsgi.input": io.BytesIO(),
        }
    )
    response: Any = wsgi.application.get_response(request)
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
