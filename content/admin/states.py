"""The state of a text and of an entry, in the words that editors read."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.languages import LANGUAGES, Language
from content.models import Entry, Status, Version


class State(NamedTuple):
    """A name for style sheets, a sign that needs no colour, and the words."""

    name: str
    sign: str
    label: Any


NONE = State("none", "○", _("No text"))
DRAFT = State("draft", "◔", _("Draft"))
IN_REVIEW = State("in_review", "◑", _("In review"))
PUBLISHED = State("published", "●", _("Published"))
CHANGED = State("changed", "●", _("Published, with a draft"))
STALE = State("stale", "◐", _("Out of date"))
SCHEDULED = State("scheduled", "◷", _("Scheduled"))
ENDED = State("ended", "◌", _("Taken down"))
WITHDRAWN = State("withdrawn", "◌", _("Withdrawn"))


class LanguageState(NamedTuple):
    """The state of one language of an entry."""

    language: Language
    state: State


def text_state(entry: Entry, versions: Iterable[Version]) -> State:
    """The state of one language, from its telling versions, annotated `with_staleness`."""
    by_status = {version.status: version for version in versions}
    published = by_status.get(Status.PUBLISHED)
    if Status.IN_REVIEW in by_status:
        return IN_REVIEW
    if published and Status.DRAFT in by_status:
        return CHANGED
    if Status.DRAFT in by_status:
        return DRAFT
    if published and published.is_stale:  # type: ignore[attr-defined]
        return STALE
    if published:
        return _by_date(entry)
    return WITHDRAWN if by_status else NONE


def language_states(entry: Entry, versions: Iterable[Version]) -> list[LanguageState]:
    """The state of every language of the portal, in their order."""
    by_language: dict[str, list[Version]] = {code: [] for code in LANGUAGES}
    for version in versions:
        by_language[version.language].append(version)
    return [
        LanguageState(language, text_state(entry, by_language[code]))
        for code, language in LANGUAGES.items()
    ]


def entry_state(entry: Entry, versions: Iterable[Version]) -> State:
    """The state of the whole: what readers get, before what is being written."""
    statuses = {version.status for version in versions}
    if entry.languages:
        return _by_date(entry)
    for status, state in [(Status.IN_REVIEW, IN_REVIEW), (Status.DRAFT, DRAFT)]:
        if status in statuses:
            return state
    return WITHDRAWN if statuses else NONE


def _by_date(entry: Entry) -> State:
    now = timezone.now()
    if entry.expires_at and entry.expires_at <= now:
        return ENDED
    if entry.published_at and entry.published_at > now:
        return SCHEDULED
    return PUBLISHED
