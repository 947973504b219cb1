"""Invented meetings with agendas and documents: one ahead, one archived, one for delegates."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from affiliations.groups import DELEGATES_OF_MEMBERS
from content.models import Access, Basis
from content.models.attachment import FileAccess
from content.zones import HOME
from events.models import Attendance, Event, WorkingBody
from library.models import Document, DocumentFile
from meetings.models import AgendaItem, Meeting, WorkingDocument
from meetings.symbols import Symbol
from sample.pdf import make_pdf
from sample.rows import read_json
from sample.texts import Text, publish

MORNING = time(9, 30)
EVENING = time(17)


def load_meetings(by: User) -> int:
    """Every meeting that is not there yet; how many were new."""
    today = timezone.localdate()
    rows = [
        row for row in read_json("meetings") if not Event.objects.filter(slug=row["slug"]).exists()
    ]
    for row in rows:
        meeting = _meeting(row, _event(row, today, by), today)
        items = _agenda(meeting, row["items"])
        for position, paper in enumerate(row["documents"]):
            _document(meeting, items.get(paper.get("item")), position, paper, today)
        if row.get("is_archived"):
            meeting.archive(by)
    return len(rows)


def _meeting(row: dict[str, Any], event: Event, today: date) -> Meeting:
    expected = row.get("documents_in")
    return Meeting.objects.create(
        event=event,
        documents_on=today + timedelta(days=expected) if expected else None,
        document_access=FileAccess.GROUPS,
    )


def _event(row: dict[str, Any], today: date, by: User) -> Event:
    first = _working_day(today + timedelta(days=row["starts_in"]), row["days"])
    event = Event.objects.create(
        slug=row["slug"],
        access=row["access"],
        basis=Basis.SAMPLE,
        published_at=_at(today, -240 if row["starts_in"] < 0 else -60),
        starts_on=first,
        starts_time=MORNING,
        ends_on=first + timedelta(days=row["days"] - 1),
        ends_time=EVENING,
        body=WorkingBody.objects.filter(slug=row["body"]).first(),
        attendance=Attendance.HYBRID,
        venue="30 Rue du Marché",
        city="Brussels",
        country="BE",
        interpretation=["en", "fr"],
    )
    if event.access == Access.GROUPS:
        event.groups.add(Group.objects.get(name=DELEGATES_OF_MEMBERS))
    texts = [
        Text(language, title, summary, "", is_official=True)
        for language, (title, summary) in row["texts"].items()
    ]
    publish(event, texts, by)
    return event


def _agenda(meeting: Meeting, rows: list[dict[str, Any]]) -> dict[str | None, AgendaItem]:
    """The items by number; sub-items stand behind theirs."""
    items: dict[str | None, AgendaItem] = {}
    for position, row in enumerate(rows, 1):
        item = AgendaItem.objects.create(
            meeting=meeting,
            parent=items.get(row["number"].rpartition(".")[0]),
            number=row["number"],
            position=position,
            day=meeting.event.starts_on + timedelta(days=row["day"]),
            starts_time=time.fromisoformat(row["from"]),
            ends_time=time.fromisoformat(row["to"]),
        )
        for language, words in row["texts"].items():
            title, note, decision = [*words, "", ""][:3]
            item.texts.create(language=language, title=title, note=note, decision=decision)
        items[row["number"]] = item
    return items


def _document(
    meeting: Meeting, item: AgendaItem | None, position: int, row: dict[str, Any], today: date
) -> None:
    part = row.get("part", "")
    symbol = Symbol(row["symbol"], part, 1 if part else 0, row.get("revision", 0))
    shown_at = None if row["ago"] is None else _at(today, -row["ago"])
    paper = WorkingDocument.objects.create(
        entry=meeting.event,
        document=_filed(symbol, row, shown_at),
        symbol=symbol.base,
        part=symbol.part,
        part_number=symbol.part_number,
        revision=symbol.revision,
        item=item,
        position=position,
        role=row.get("role", "paper"),
        standing=row["standing"],
        title=row["files"]["en"],
        shown_at=shown_at,
        opens_at=_at(today, row["opens_in"]) if "opens_in" in row else None,
        access=FileAccess.INHERIT if row.get("readers") == "public" else FileAccess.GROUPS,
    )
    paper.groups.set(_groups(meeting.event, row.get("readers", "delegates")))
    for language, days in row.get("due", {}).items():
        paper.due_languages.create(language=language, due_on=today + timedelta(days=days))


def _filed(symbol: Symbol, row: dict[str, Any], shown_at: datetime | None) -> Document:
    """A document with a file in each language that has a title, as old as it was shown."""
    document = Document.objects.create(slug=symbol.slug)
    says = row.get("says", {})
    for language, title in row["files"].items():
        pdf = make_pdf(language, title, says[language]) if language in says else _pdf(language)
        content = ContentFile(pdf, name=f"{symbol.slug}_{language}.pdf")
        file = DocumentFile(document=document, language=language, title=title, file=content)
        file.save()
        if shown_at and shown_at < file.created_at:
            DocumentFile.objects.filter(pk=file.pk).update(created_at=shown_at)
    return document


def _groups(event: Event, readers: str) -> list[Group]:
    """Those who may open it: everybody, who takes part, or delegates of Members beside them."""
    if readers == "public":
        return []
    delegates = [Group.objects.get(name=DELEGATES_OF_MEMBERS)] if readers == "delegates" else []
    return [event.participants_group(), *delegates]


@cache
def _pdf(language: str) -> bytes:
    """The same page for most documents of a language: only their names differ."""
    words = {
        "en": ["Working document", "This page stands for a document of an invented meeting."],
        "fr": ["Document de travail", "Cette page tient lieu de document d’une réunion inventée."],
        "es": ["Documento de trabajo", "Esta página representa un documento de una reunión."],
        "ru": ["Рабочий документ", "Эта страница заменяет документ вымышленного заседания."],
        "ar": ["وثيقة عمل", "تمثل هذه الصفحة وثيقة من وثائق اجتماع مختلق."],
        "zh-hans": ["工作文件", "本页代表一次会议的文件。"],
    }
    title, paragraph = words[language]
    return make_pdf(language, title, [paragraph])


def _at(day: date, days: int) -> datetime:
    """Ten in the morning in Brussels, so many days later."""
    return datetime.combine(day + timedelta(days=days), time(10), tzinfo=HOME)


def _working_day(day: date, days: int) -> date:
    """That day, or the next Monday where the meeting would run into a weekend."""
    return day if day.weekday() + days <= 5 else day + timedelta(days=7 - day.weekday())
