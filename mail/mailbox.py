"""The mailbox of this machine: where letters go while there is no mail server, as files.

For developers only; the settings of production name a mail server or refuse to start.
"""

import re
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from mail.html import Block, blocks

ENDING = ".eml"
MOST_SHOWN = 200
NAME = re.compile(r"[0-9]{8}T[0-9]{12}-[0-9a-f]{8}")
MOMENT = "%Y%m%dT%H%M%S%f"


class MailboxBackend(BaseEmailBackend):
    """Delivers each message into a file of its own, as a mail server would get it."""

    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        messages = list(email_messages)
        for message in messages:
            name = f"{datetime.now(UTC):{MOMENT}}-{secrets.token_hex(4)}"
            part = folder / f"{name}.part"
            part.write_bytes(message.message().as_bytes())
            part.rename(folder / f"{name}{ENDING}")
        return len(messages)


class Delivered(NamedTuple):
    """A message of the mailbox: the name of its file, when it came, what it is."""

    name: str
    at: datetime
    message: Any

    @property
    def to(self) -> str:
        return str(self.message["To"]).strip()

    @property
    def subject(self) -> str:
        return str(self.message["Subject"]).strip()

    @property
    def language(self) -> str:
        return str(self.message["Content-Language"] or settings.LANGUAGE_CODE)

    @property
    def text(self) -> list[Block]:
        """The text part in paragraphs, whose links of the portal are known."""
        return list(blocks(self._part("plain")))

    @property
    def html(self) -> str:
        return self._part("html")

    @property
    def source(self) -> bytes:
        return (_folder() / f"{self.name}{ENDING}").read_bytes()

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return part.get_content() if part else ""


def delivered() -> list[Delivered]:
    """The letters that came, newest first."""
    names = sorted((path.stem for path in _folder().glob(f"*{ENDING}")), reverse=True)
    return [letter for name in names[:MOST_SHOWN] if (letter := delivered_as(name))]


def delivered_as(name: str) -> Delivered | None:
    """The letter in the file of that name, if there is one."""
    path = _folder() / f"{name}{ENDING}"
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    message = message_from_bytes(path.read_bytes(), ParsedMessage, policy=policy.default)
    at = datetime.strptime(name.partition("-")[0], MOMENT).replace(tzinfo=UTC)
    return Delivered(name, at, message)


def _folder() -> Path:
    return Path(settings.MAILBOX)
