"""Messages of organisers to those who take part: sent once, and each person gets one letter.

Who gets it is settled when it is sent. The letters are written by a job, a few in each
transaction together with the note that they are, so that whoever stops it, nobody gets two.
"""

from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import Lower, RowNumber
from django.utils import timezone, translation

from content.languages import LANGUAGES, Language, best_of, name_of
from content.names import title_of
from mail import letters
from mail.wording import Quoted
from registrations.letters import status_path
from registrations.models import (
    MessageCopy,
    MessageText,
    OrganiserMessage,
    Registration,
)

BATCH = 50


class Reading(NamedTuple):
    """What those read whose letters are in a language: the text, and how many they are."""

    language: Language
    text: MessageText
    people: int

    @property
    def is_fallback(self) -> bool:
        return self.text.language != self.language.code


def recipients(message: OrganiserMessage) -> QuerySet[Registration]:
    """One registration for each address in the states that were chosen, whatever its letters."""
    found = message.form.registrations.filter(state__in=message.states).exclude(email="")
    order = [F("asked_at").asc(), F("pk").asc()]
    nth = Window(RowNumber(), partition_by=[Lower("email")], order_by=order)
    return Registration.objects.filter(pk__in=found.annotate(nth=nth).filter(nth=1).values("pk"))


def readings(message: OrganiserMessage) -> list[Reading]:
    """Which text goes to how many, by their language; nothing while there is no text."""
    texts = {text.language: text for text in message.texts.all()}
    rows = recipients(message).order_by().values_list("language").annotate(Count("pk"))
    people = dict(rows)
    return [
        Reading(language, text, people[code])
        for code, language in LANGUAGES.items()
        if people.get(code) and (text := best_of(texts, code))
    ]


def write_some(message: OrganiserMessage) -> int:
    """Write the next letters of a message; how many those were. 0: all are written."""
    texts = {text.language: text for text in message.texts.all()}
    with transaction.atomic():
        unwritten = message.copies.filter(written_at=None).select_for_update(
            of=["self"], skip_locked=True
        )
        copies = list(unwritten.select_related("registration__form__event").order_by("pk")[:BATCH])
        for copy in copies:
            text = best_of(texts, copy.registration.language)
            # Who was erased meanwhile has no address any more.
            if text and copy.registration.email:
                _write(message, copy.registration, text)
        MessageCopy.objects.filter(pk__in=[copy.pk for copy in copies]).update(
            written_at=timezone.now()
        )
    return len(copies)


def unfinished() -> QuerySet[OrganiserMessage]:
    """Messages of which letters are still to be written, the oldest first."""
    left = MessageCopy.objects.filter(written_at=None)
    return OrganiserMessage.objects.filter(pk__in=left.values("message")).order_by("sent_at")


def _write(message: OrganiserMessage, registration: Registration, text: MessageText) -> None:
    language = registration.language
    event = registration.form.event
    is_fallback = text.language != language
    context: dict[str, Any] = {
        "person": registration.name,
        "event": title_of(event, language),
        "subject": text.subject,
        "words": Quoted(text.body),
        "language": name_of(text.language, in_language=language) if is_fallback else "",
        "path": status_path(registration),
    }
    with translation.override(language):
        letters.compose(
            "organiser_message",
            to=registration.email,
            language=language,
            context=context,
            reply_to=event.contact_email,
        )
