"""Rows of events, meetings and registrations for tests, made by plain functions."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from events.models import Event, WorkingBody
from library.models import Document, DocumentFile
from meetings.models import AgendaItem, Meeting, WorkingDocument
from registrations.models import Question, Registration, RegistrationForm
from sample.pdf import make_pdf
from tests.factories import make_entry, number


def make_working_body(titles: dict[str, str] | None = None, **columns: Any) -> WorkingBody:
    return make_entry(WorkingBody, titles, **columns)


def make_event(titles: dict[str, str] | None = None, **columns: Any) -> Event:
    """A meeting of one day, a month ahead, unless the columns say otherwise."""
    columns.setdefault("starts_on", timezone.localdate() + timedelta(days=30))
    columns.setdefault("ends_on", columns["starts_on"])
    return make_entry(Event, titles, **columns)


def make_meeting(event: Event | None = None, *items: str, **columns: Any) -> Meeting:
    """The meeting of an event, with agenda items of these titles, numbered from 1."""
    meeting = Meeting.objects.create(event=event or make_event(), **columns)
    for place, title in enumerate(items, 1):
        item = AgendaItem.objects.create(meeting=meeting, number=str(place), position=place)
        item.texts.create(language="en", title=title)
    return meeting


def make_working_document(
    meeting: Meeting, symbol: str = "", *languages: str, **columns: Any
) -> WorkingDocument:
    """A shown document of a meeting, with a PDF in each of the languages: English unless told."""
    symbol = symbol or f"PTC/26/{next(number)}"
    full = "-".join([symbol, *(str(columns[n]) for n in ["part", "revision"] if columns.get(n))])
    document = Document.objects.create(slug=full.lower().replace("/", "-").replace(".", "-"))
    for language in languages or ["en"]:
        content = ContentFile(make_pdf(language, symbol, ["Words"]), name="file.pdf")
        DocumentFile(document=document, language=language, title=symbol, file=content).save()
    columns.setdefault("title", f"Title of {symbol}")
    return WorkingDocument.objects.create(
        entry=meeting.event, document=document, symbol=symbol, **columns
    )


def make_registration_form(event: Event | None = None, **columns: Any) -> RegistrationForm:
    """A form that is open now, for a month, unless the columns say otherwise."""
    now = timezone.now()
    columns.setdefault("opens_at", now - timedelta(days=1))
    columns.setdefault("closes_at", now + timedelta(days=30))
    return RegistrationForm.objects.create(event=event or make_event(), **columns)


def make_registration(form: RegistrationForm, user: User, **columns: Any) -> Registration:
    """An approved registration of a person, unless the columns say otherwise."""
    columns = {
        "state": "approved", "name": user.username, "email": f"{user.username}@customs.example",
        "language": "en", "decided_at": timezone.now(),
    } | columns  # fmt: skip
    return Registration.objects.create(form=form, user=user, **columns)


def make_question(
    form: RegistrationForm,
    kind: str = "line",
    labels: dict[str, str] | None = None,
    choices: dict[str, str] | None = None,
    **columns: Any,
) -> Question:
    """A question with its labels by language, and its choices, a line each."""
    question = Question.objects.create(form=form, kind=kind, position=next(number), **columns)
    for language, label in (labels or {"en": "A question"}).items():
        lines = (choices or {}).get(language, "")
        question.texts.create(language=language, label=label, choices=lines)
    return question
