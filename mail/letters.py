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


def write(*, to: str, subject: str, body: str, reply_to: str = "", language: str = "") -> Letter:
    """Write a letter that is sent as soon as the transaction of its cause is committed.

    If that is rolled back there is no letter. The language is that of the words (the active
    one). Raises ValidationError for an address that is none.
    """
    words = {"subject": subject, "body": body, "language": language or get_language()}
    return _post(Letter(to=to, reply_to=reply_to, **words))


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
    """Write the letter of the template letters/<name>.txt in that language, as `write` does.

    A POST to `unsubscribe_path` ends letters of its sort. With `about`, settings.LETTER_CHECKS
    says under that name whether it may still be sent when it is. Raises ForeignLinkError for a
    link to another host.
    """
    letter = Letter(to=to, reply_to=reply_to, language=language)
    letter.subject, letter.body = _worded(name, language, context or {})
    if unsubscribe_path:
        letter.unsubscribe_url = settings.SITE_URL + unsubscribe_path
    if about:
        letter.check_name, letter.about = name, about
    return _post(letter)


@transaction.atomic
def try_again(letter: Letter) -> bool:
    """Try at once to send a letter that is not sent, and go on trying as for a new one."""
    now = timezone.now()
    unsent = Letter.objects.exclude(state=State.SENT).filter(pk=letter.pk)
    changed = unsent.update(state=State.WAITING, tries=0, next_try_at=now, trying_since=now)
    if changed:
        deliver.defer(letter_pk=letter.pk)
    return bool(changed)


@transaction.atomic
def _post(letter: Letter) -> Letter:
    letter.subject = one_line(letter.subject)[:MAX_SUBJECT]
    letter.clean_fields()
    letter.save()
    deliver.defer(letter_pk=letter.pk)
    return letter


def _worded(name: str, language: str, context: dict[str, Any]) -> tuple[str, str]:
    """The subject and the text of a letter: the first line of its template, and the rest.

    Paragraphs stand between empty lines. Links are of the configured host, `site_url`; the
    context holds words, numbers and dates, and texts of others as `Quoted`.
    """
    with translation.override(language):
        context = {"site_url": settings.SITE_URL, **plain(context)}
        words = render_to_string(f"{name}.txt", context, using="letters")
        subject, _line_end, body = words.strip().partition("\n")
        return subject, f"{paragraphs(body)}\n{_foot()}"


def _foot() -> str:
    """Why somebody gets a letter, and from where."""
    why = _("The WCO Portal wrote this letter because your e-mail address is in use there.")
    return f"{FOOT}\n{why}\n{settings.SITE_URL}/{get_language()}/\n"
