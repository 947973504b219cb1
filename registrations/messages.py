"""Messages of organisers to those who take part: sent once, and each person gets one letter.

Who gets it is settled when it is sent. The letters are written by a job, a few in each
transaction together with the note that they are, so that whoever stops it, nobody gets two.
"""

from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import Lower, RowNumber
from django.utils import timezone, translation

from content.languages import LANGUAGES, Language, name_of, order_of_preference
from mail import letters
from mail.wording import Quoted
from registrations.letters import status_path, title_of
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
    if not texts:
        return []
    rows = recipients(message).order_by().values_list("language").annotate(Count("pk"))
    people = dict(rows)
    return [
        Reading(language, best_text(texts, code), people[code])
        for code, language in LANGUAGES.items()
        if people.get(code)
    ]


def best_text(texts: dict[str, MessageText], code: str) -> MessageText:
    """The text in that language, else the best that stands in for it."""
    order = [*order_of_preference(code), *texts]
    return next(texts[language] for language in order if language in texts)


def write_some(message: OrganiserMessage) -> int:
    """Write the next letters of a message; how many those were. 0: all are written."""
    texts = {text.language: text for text in message.texts.all()}
    with transaction.atomic():
        unwritten = message.copies.filter(written_at=None).select_for_update(
            of=["self"], skip_locked=True
        )
        copies = list(unwritten.select_related("registration__form__event").order_by("pk")[:BATCH])
        for copy in copies:
            # Who was erased meanwhile has no address any more.
            if copy.registration.email:
                _write(message, copy.registration, texts)
        MessageCopy.objects.filter(pk__in=[copy.pk for copy in copies]).update(
            written_at=timezone.now()
        )
    return len(copies)


def unfinished() -> QuerySet[OrganiserMessage]:
    """Messages of which letters are still to be written, the oldest first."""
    left = MessageCopy.objects.filter(written_at=None)
    return OrganiserMessage.objects.filter(pk__in=left.values("message")).order_by("sent_at")


def _write(
    message: OrganiserMessage, registration: Registration, texts: dict[str, MessageText]
) -> None:
    language = registration.language
    text = best_text(texts, language)
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
