"""Writing letters: the one way in which the portal sends e-mail."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import get_language

from mail.models import Letter, State
from mail.tasks import deliver

MAX_SUBJECT = 200


@transaction.atomic
def write(*, to: str, subject: str, body: str, reply_to: str = "", language: str = "") -> Letter:
    """Write a letter that is sent as soon as the transaction of its cause is committed.

    If that is rolled back there is no letter. The language is that of the words (the active
    one). Raises ValidationError for an address that is none.
    """
    letter = Letter(
        to=to,
        reply_to=reply_to,
        subject=one_line(subject),
        body=body,
        language=language or get_language(),
    )
    letter.clean_fields()
    letter.save()
    deliver.defer(letter_pk=letter.pk)
    return letter


def compose(
    name: str, *, to: str, language: str, context: dict[str, Any] | None = None, reply_to: str = ""
) -> Letter:
    """Write the letter of the template letters/<name>.txt in that language.

    Its first line is the subject, the rest the text: paragraphs between empty lines. Links are
    of the configured host, `site_url`.
    """
    with translation.override(language):
        words = render_to_string(
            f"letters/{name}.txt", {"site_url": settings.SITE_URL, **(context or {})}
        )
        subject, _line_end, body = words.strip().partition("\n")
        return write(to=to, subject=subject, body=body.strip() + "\n", reply_to=reply_to)


@transaction.atomic
def try_again(letter: Letter) -> bool:
    """Try at once to send a letter that is not sent, and go on trying as for a new one."""
    now = timezone.now()
    unsent = Letter.objects.exclude(state=State.SENT).filter(pk=letter.pk)
    changed = unsent.update(state=State.WAITING, tries=0, next_try_at=now, trying_since=now)
    if changed:
        deliver.defer(letter_pk=letter.pk)
    return bool(changed)


def one_line(words: str) -> str:
    """Words for a header: without line ends, which would begin another header."""
    printable = "".join(c if c.isprintable() else " " for c in words)
    return " ".join(printable.split())[:MAX_SUBJECT]
