"""Writing letters: the one way in which the portal sends e-mail."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mail.models import Letter, State
from mail.tasks import deliver
from mail.wording import FOOT, MAX_SUBJECT, one_line, paragraphs, plain


@transaction.atomic
def write(
    *,
    to: str,
    subject: str,
    body: str,
    reply_to: str = "",
    language: str = "",
    unsubscribe_url: str = "",
    check_name: str = "",
    about: dict[str, Any] | None = None,
) -> Letter:
    """Write a letter that is sent as soon as the transaction of its cause is committed.

    If that is rolled back there is no letter. The language is that of the words (the active
    one). A POST to `unsubscribe_url` ends letters of its sort. Raises ValidationError for an
    address that is none.
    """
    letter = Letter(
        to=to,
        reply_to=reply_to,
        subject=one_line(subject)[:MAX_SUBJECT],
        body=body,
        language=language or get_language(),
        unsubscribe_url=unsubscribe_url,
        check_name=check_name,
        about=about or {},
    )
    letter.clean_fields()
    letter.save()
    deliver.defer(letter_pk=letter.pk)
    return letter


def compose(
    name: str,
    *,
    to: str,
    language: str,
    context: dict[str, Any] | None = None,
    reply_to: str = "",
    unsubscribe_path: str = "",
    about: dict[str, Any] | None = None,
) -> Letter:
    """Write the letter of the template letters/<name>.txt in that language.

    Its first line is the subject, the rest the text: paragraphs between empty lines. Links are
    of the configured host, `site_url`; the context holds words, numbers and dates, and texts of
    others as `Quoted`. With `about`, settings.LETTER_CHECKS says under that name whether it may
    still be sent when it is. Raises ForeignLinkError for a link to another host.
    """
    with translation.override(language):
        words = render_to_string(
            f"{name}.txt",
            {"site_url": settings.SITE_URL, **plain(context or {})},
            using="letters",
        )
        subject, _line_end, body = words.strip().partition("\n")
        return write(
            to=to,
            subject=subject,
            body=f"{paragraphs(body)}\n{_foot()}",
            reply_to=reply_to,
            unsubscribe_url=f"{settings.SITE_URL}{unsubscribe_path}" if unsubscribe_path else "",
            check_name=name if about else "",
            about=about,
        )


@transaction.atomic
def try_again(letter: Letter) -> bool:
    """Try at once to send a letter that is not sent, and go on trying as for a new one."""
    now = timezone.now()
    unsent = Letter.objects.exclude(state=State.SENT).filter(pk=letter.pk)
    changed = unsent.update(state=State.WAITING, tries=0, next_try_at=now, trying_since=now)
    if changed:
        deliver.defer(letter_pk=letter.pk)
    return bool(changed)


def _foot() -> str:
    """Why somebody gets a letter, and from where."""
    why = _("The WCO Portal wrote this letter because your e-mail address is in use there.")
    return f"{FOOT}\n{why}\n{settings.SITE_URL}/{get_language()}/\n"
