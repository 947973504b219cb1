"""Receiving a message: it is stored and its letter written in one transaction."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from contact.models import Message, SubjectName
from content.languages import name_of
from mail import letters
from mail.wording import one_line, quoted


class TooManyMessages(Exception):  # noqa: N818 (it is not an error of ours)
    """This place has to wait for so many seconds."""

    def __init__(self, seconds: int):
        super().__init__(f"wait for {seconds} seconds")
        self.seconds = seconds


@transaction.atomic
def receive(words: dict[str, Any], subject: SubjectName, language: str, place: str) -> Message:
    """Store what a person wrote and write a letter to whom it concerns.

    The same form with the same words, sent twice, is one message. Raises TooManyMessages.
    """
    place = _hidden(place)
    filled_in = [words[name] for name in ["stamp", "subject", "name", "email", "text"]]
    form = _hidden("\x1f".join(filled_in))
    if message := Message.objects.filter(form=form).first():
        return message
    if seconds := Message.objects.wait_for(place):
        raise TooManyMessages(seconds)
    Message.objects.forget_places()
    message, is_new = Message.objects.get_or_create(
        form=form,
        defaults={
            "subject": subject.subject,
            "name": words["name"],
            "email": words["email"],
            "text": words["text"],
            "language": language,
            "place": place,
        },
    )
    if is_new:
        message.letter = _letter(message, subject)
        message.save(update_fields=["letter"])
    return message


def _letter(message: Message, subject: SubjectName) -> letters.Letter:
    """The message for the people who answer it, in the language of the house."""
    house = settings.LANGUAGE_CODE
    with translation.override(house):
        page = reverse("admin:contact_message_change", args=[message.pk])
        facts = [
            (_("Reference"), message.reference),
            (_("Subject"), subject.name),
            (_("From"), f"{one_line(message.name)} <{message.email}>"),
            (_("Language of the page"), name_of(message.language, in_language=house)),
            (_("Received"), f"{timezone.localtime(message.created_at):%Y-%m-%d %H:%M}"),
        ]
        head = "\n".join(f"{label}: {value}" for label, value in facts)
        foot = _("An answer to this letter goes to its writer. Then say so on the desk:")
        return letters.write(
            to=subject.subject.address,
            reply_to=message.email,
            subject=f"[{message.reference}] {subject.name}: {message.name}",
            body=f"{head}\n\n{quoted(message.text)}\n\n--\n{foot}\n{settings.SITE_URL}{page}\n",
            language=house,
        )


def _hidden(value: str) -> str:
    return salted_hmac("contact.receiving", value, algorithm="sha256").hexdigest()
