"""Copying a session: the next one begins with all that stays the same."""

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import models, transaction
from django.utils import timezone

from content.models import Version
from content.slugs import free_slug
from content.telling import TELLING
from content.zones import HOME
from events.models import Event, EventStatus
from meetings.desk.titles import next_titles
from meetings.models import AgendaItem, Meeting
from registrations.models import RegistrationForm

WEEK = 7
YEAR_OF_WEEKS = timedelta(weeks=52)
# What belongs to one event only, of what people write.
OWN = {"slug", "published_at", "expires_at", "review_on", "attended", "basis", "source"}


class Sessions(NamedTuple):
    """An event, and the first day of the one that is copied from it."""

    old: Event
    first_day: date

    @property
    def shift(self) -> timedelta:
        return self.first_day - self.old.starts_on

    def moved(self, day: date | None) -> date | None:
        """A day of the old session for the new one.

        The days of the event follow its first day; those before and after keep their weekday.
        """
        if day is None:
            return None
        if self.old.starts_on <= day <= self.old.ends_on:
            return day + self.shift
        return day + timedelta(weeks=round(self.shift.days / WEEK))

    def moved_moment(self, moment: datetime) -> datetime:
        """A moment at the same time of Brussels' clocks on the day that it moves to."""
        local = timezone.localtime(moment, HOME)
        day = self.moved(local.date()) or local.date()
        return datetime.combine(day, local.time(), tzinfo=HOME)


class Plan(NamedTuple):
    """What an editor says of the new session: days, times, and a title per language."""

    first_day: date
    starts_time: time | None
    ends_time: time | None
    titles: dict[str, str]
    with_words: bool = False


def proposed_day(event: Event) -> date:
    """The same weekday a year later, or so many years later that it is ahead."""
    day = event.starts_on + YEAR_OF_WEEKS
    while day <= timezone.localdate():
        day += YEAR_OF_WEEKS
    return day


def texts_of(event: Event) -> dict[str, Version]:
    """The newest text of an event in each language, published before open."""
    versions = Version.objects.filter(entry=event, status__in=TELLING).order_by("number")
    texts: dict[str, Version] = {}
    for version in versions:
        if version.title and not (version.is_open and version.language in texts):
            texts[version.language] = version
    return texts


def proposed_titles(event: Event, first_day: date) -> dict[str, str]:
    titles = {language: text.title for language, text in texts_of(event).items()}
    return next_titles(titles, event.starts_on.year, first_day.year)


@transaction.atomic
def copy_session(old: Event, plan: Plan, by: Any) -> Meeting:
    """The next session as a draft: facts, access, agenda, programme and registration, no paper."""
    sessions = Sessions(old, plan.first_day)
    event = _copy_event(sessions, plan)
    _write_texts(event, old, plan, by)
    _copy_programme(sessions, event)
    meeting = _copy_meeting(sessions, event)
    form = RegistrationForm.objects.filter(event=old).first()
    if form:
        _copy_registration(sessions, form, event)
    return meeting


def _copy_event(sessions: Sessions, plan: Plan) -> Event:
    old = sessions.old
    columns = _columns(old, OWN) | {
        "status": EventStatus.CONFIRMED,
        "starts_on": plan.first_day,
        "ends_on": old.ends_on + sessions.shift,
        "starts_time": plan.starts_time,
        "ends_time": plan.ends_time,
    }
    title = plan.titles.get(old.original_language) or next(iter(plan.titles.values()), "")
    event = Event.objects.create(slug=free_slug("events.event", title), **columns)
    event.topics.set(old.topics.all())
    event.regions.set(old.regions.all())
    event.partners.set(old.partners.all())
    event.groups.set(_groups(old, event, old.groups))
    return event


def _groups(old: Event, new: Event, groups: Any) -> list[Any]:
    """The same groups, but the new session's participants where the old one's stand."""
    return [
        new.participants_group() if group.pk == old.participants_id else group
        for group in groups.all()
    ]


def _write_texts(event: Event, old: Event, plan: Plan, by: Any) -> None:
    """A draft in every language; the original first, as the others are translated from it."""
    texts = texts_of(old) if plan.with_words else {}
    languages = sorted(plan.titles, key=lambda code: code != event.original_language)
    for language in languages:
        text = texts.get(language)
        words = {"summary": text.summary, "body": text.body} if text else {}
        if plan.titles[language]:
            event.write(language, author=by, title=plan.titles[language], **words)


def _copy_programme(sessions: Sessions, event: Event) -> None:
    """The lines of the programme without who speaks: that is another person perhaps."""
    for line in sessions.old.programme.prefetch_related("texts").order_by("pk"):
        texts = list(line.texts.all())
        _copy(line, texts, "item", event=event, day=sessions.moved(line.day))


def _copy_meeting(sessions: Sessions, event: Event) -> Meeting:
    meeting = Meeting.objects.create(event=event)
    old = Meeting.objects.filter(event=sessions.old).first()
    if old is not None:
        copy_agenda(old, meeting)
        meeting.documents_on = sessions.moved(old.documents_on)
        meeting.save(update_fields=["documents_on"])
    return meeting


@transaction.atomic
def copy_agenda(old: Meeting, new: Meeting) -> None:
    """The items of another session with their words, and who may open its papers."""
    sessions = Sessions(old.event, new.event.starts_on)
    new.document_access = old.document_access
    new.save(update_fields=["document_access"])
    new.document_groups.set(_groups(old.event, new.event, old.document_groups))
    made: dict[int | None, AgendaItem] = {}
    # An item stands before its sub-items.
    for item in old.items.prefetch_related("texts").order_by("position", "pk"):
        key, texts = item.pk, list(item.texts.all())
        for text in texts:
            text.decision = ""
        made[key] = _copy(
            item, texts, "item",
            meeting=new, parent=made.get(item.parent_id), day=sessions.moved(item.day),
        )  # fmt: skip


def _copy_registration(sessions: Sessions, form: RegistrationForm, event: Event) -> None:
    questions = list(form.questions.prefetch_related("texts").order_by("pk"))
    columns = _columns(form, {"event"}) | {
        "opens_at": sessions.moved_moment(form.opens_at),
        "closes_at": sessions.moved_moment(form.closes_at),
    }
    copied = RegistrationForm.objects.create(event=event, **columns)
    for question in questions:
        _copy(question, list(question.texts.all()), "question", form=copied)


def _columns(row: models.Model, without: set[str]) -> dict[str, Any]:
    """What people wrote in the columns of a row, for another one like it."""
    written = [field for field in row._meta.concrete_fields if field.editable and not field.unique]
    fields = [field for field in written if field.name not in without]
    return {field.attname: getattr(row, field.attname) for field in fields}


def _copy(row: Any, texts: list[Any], link: str, **changes: Any) -> Any:
    """Another row like this one, with its texts; returns it."""
    changed = set(changes) | {"id"}
    new = type(row).objects.create(**_columns(row, changed), **changes)
    for text in texts:
        type(text).objects.create(**_columns(text, {"id", link}), **{link: new})
    return new
