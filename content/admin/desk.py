"""The desk: one entry and its text in one language, before one person."""

from functools import cached_property
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils import timezone, translation

from content.admin.states import State, language_states, text_state
from content.languages import CODES, LANGUAGES
from content.models import Entry, Status, Version
from content.telling import TELLING

WORDS = ["title", "summary", "body", "correction"]
NO_WORDS: dict[str, Any] = dict.fromkeys(WORDS, "") | {"is_minor": False}


class Tab(NamedTuple):
    """A language on top of the form."""

    code: str
    tag: str
    name: str
    state: State
    is_current: bool

    @property
    def is_empty(self) -> bool:
        return self.state.name == "none"


class Desk:
    """What a person has before them, and what they may do with it.

    One statement, for all languages of the entry. `entry` is None while it is being added.
    """

    def __init__(self, entry: Entry | None, language: str, user: Any, *, may_correct: bool):
        self.entry, self.user, self.may_correct = entry, user, may_correct
        self.language = LANGUAGES[language]
        self.original_language = entry.original_language if entry else language
        self.versions: list[Version] = []
        if entry:
            versions = Version.objects.filter(entry=entry, status__in=TELLING).with_staleness()
            self.versions = list(versions.select_related("author").order_by("number"))

    @property
    def entry_pk(self) -> int:
        return self.entry.pk if self.entry else 0

    @property
    def is_original(self) -> bool:
        return self.language.code == self.original_language

    @cached_property
    def open(self) -> Version | None:
        return self._newest(self.language.code, [Status.DRAFT, Status.IN_REVIEW])

    @cached_property
    def published(self) -> Version | None:
        return self._newest(self.language.code, [Status.PUBLISHED])

    @cached_property
    def base(self) -> Version | None:
        """The text to go on from: the open one, else the published, else the one withdrawn."""
        withdrawn = self._newest(self.language.code, [Status.WITHDRAWN])
        return self.open or self.published or withdrawn

    @cached_property
    def source(self) -> Version | None:
        """The text to translate from: the published original, else its draft."""
        if self.is_original:
            return None
        published = self._newest(self.original_language, [Status.PUBLISHED])
        return published or self._newest(self.original_language, TELLING)

    @property
    def words(self) -> dict[str, Any]:
        """The words that the form starts with. A new draft is not a minor edit yet."""
        if self.base is None:
            return NO_WORDS
        words = {name: getattr(self.base, name) for name in WORDS}
        return words | {"is_minor": self.base.is_minor if self.open else False}

    @property
    def tabs(self) -> list[Tab]:
        states = language_states(self.entry or Entry(), self.versions)
        return [
            Tab(language.code, language.tag, language.name, state, language == self.language)
            for language, state in states
        ]

    @property
    def state(self) -> State:
        code = self.language.code
        texts = [version for version in self.versions if version.language == code]
        return text_state(self.entry or Entry(), texts)

    @property
    def may_write(self) -> bool:
        """Originals belong to those who may change the entry, other languages to translators."""
        if self.is_original:
            return self.may_correct
        return self.may_translate

    @property
    def may_translate(self) -> bool:
        return self.user.has_perm("content.translate_version")

    @property
    def may_publish(self) -> bool:
        return self.may_write and self.user.has_perm("content.publish_version")

    @property
    def may_publish_all(self) -> bool:
        """Whether other languages wait too, and this person may publish all that do."""
        waiting = {v.language for v in self.versions if v.is_open} - {self.language.code}
        may_all = self.may_translate and (self.may_correct or self.original_language not in waiting)
        return bool(waiting) and may_all and self.may_publish

    @property
    def may_send(self) -> bool:
        is_sent = self.open is not None and self.open.status == Status.IN_REVIEW
        return self.may_write and not is_sent and self.user.has_perm("content.submit_version")

    @property
    def may_hand_back(self) -> bool:
        is_sent = self.open is not None and self.open.status == Status.IN_REVIEW
        return self.may_write and is_sent and self.user.has_perm("content.review_version")

    @property
    def may_withdraw(self) -> bool:
        is_published = self.published is not None
        return self.may_write and is_published and self.user.has_perm("content.withdraw_version")

    @property
    def is_scheduled(self) -> bool:
        moment = self.entry.published_at if self.entry else None
        return moment is not None and moment > timezone.now()

    @property
    def live_url(self) -> str:
        """The address of the page in this language; nothing while readers do not get it."""
        if self.entry is None or self.published is None or self.is_scheduled:
            return ""
        return page_url(self.entry, self.language.code)

    def _newest(self, language: str, statuses: list[Status]) -> Version | None:
        found = [v for v in self.versions if v.language == language and v.status in statuses]
        return found[-1] if found else None


def language_of(request: HttpRequest, entry: Entry | None) -> str:
    """The language that the form's address asks for, else the original one."""
    language = request.GET.get("language", "")
    return language if language in CODES else (entry or Entry()).original_language


def page_url(entry: Entry, language: str) -> str:
    """The address of the page in a language; nothing for a kind without pages yet."""
    with translation.override(language):
        try:
            return entry.get_absolute_url()
        except NoReverseMatch:
            return ""
