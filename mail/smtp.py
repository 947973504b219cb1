"""The way to the mail server, with a limit for the whole conversation.

Django's limit is for each answer: a server that says one letter after the other, and never the
last, would hold a worker up for ever.
"""

import smtplib
import socket
import threading
from contextlib import suppress
from typing import Any

from django.core.mail.backends import smtp

# A whole conversation may take so many times the limit of one answer.
ANSWERS = 6


class Hurried:
    """A conversation that ends by itself, with an OSError for who still speaks or listens."""

    sock: Any
    timeout: float
    _end: threading.Timer | None = None

    def connect(self, *args: Any, **kwargs: Any) -> Any:
        self._end = threading.Timer(ANSWERS * self.timeout, self._hang_up)
        self._end.daemon = True
        self._end.start()
        try:
            return super().connect(*args, **kwargs)  # type: ignore[misc]
        except OSError:
            self._end.cancel()
            raise

    def close(self) -> None:
        if self._end:
            self._end.cancel()
        super().close()  # type: ignore[misc]

    def _hang_up(self) -> None:
        with suppress(OSError):
            if self.sock:
                self.sock.shutdown(socket.SHUT_RDWR)


class HurriedSMTP(Hurried, smtplib.SMTP):
    pass


class HurriedSMTPOverTLS(Hurried, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self):
        return HurriedSMTPOverTLS if self.use_ssl else HurriedSMTP
