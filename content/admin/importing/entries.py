"""Sheets of entries: facts in their own columns, words as texts in each language."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.addresses import check_slug, plain_path
from content.admin.importing.columns import Column
from content.admin.importing.sheets import Change, Sheet
from content.languages import LANGUAGES
from content.models import Entry, Status, Version
from content.models.reading import INDEXED
from content.models.version import OPEN, WORDS
from content.telling import TELLING, title_of_texts

# Publishing so many takes some ten seconds.
MOST_TEXTS = 600
SHOWN = [*OPEN, Status.PUBLISHED]


class Slug(Column):
    """The last part of an entry's address; `is_own_part` where a folder stands before it."""

    def clean(self, cell):
        plain_path(cell)
        if "/" in cell:
            raise ValidationError(_("Use small letters, digits and hyphens."))
        return super().clean(cell)

    def cell_of(self, record):
        return record.slug.rpartition("/")[2]

    def put(self, record, value):
        pass


class Words(Column):
    """A title or summary in one language. An empty cell leaves the text as it is."""

    is_stored = False

    def __init__(self, name: str, language: str, field: str = "title", **options: Any):
        super().__init__(name, field, **options)
        self.language = LANGUAGES[language]

    def bind(self, model):
        self.model_field = Version._meta.get_field(self.field)

    def is_said(self, cell):
        return bool(cell)

    def cell_of(self, record):
        text = text_of(record, self.language.code)
        return self.write(getattr(text, self.field)).strip() if text else ""

    def put(self, record, value):
        pass

    @property
    def label(self):
        return f"{super().label} ({self.language.name})"


def names(stem: str, *, original: str = "") -> list[Column]:
    """A column for the title in each language, the original first: name_en, name_ar ...

    `original` is the name of the first, where it has another.
    """
    first = Entry().original_language
    columns: list[Column] = [Words(original or f"{stem}_{first}", first, is_needed=True)]
    others = [code for code in LANGUAGES if code != first]
    return columns + [Words(f"{stem}_{code.partition('-')[0]}", code) for code in others]


def text_of(entry: Any, language: str) -> Version | None:
    """The text to go on from: the open one, else the published."""
    found = [text for text in entry.sheet_texts if text.language == language and shows(text)]
    return next((text for text in found if text.is_open), found[0] if found else None)


def shows(text: Version) -> bool:
    return text.status in SHOWN


class EntrySheet(Sheet):
    """Changed words become the next version: published by who may, else a draft. What is removed
    is withdrawn, never deleted; a row brings it back."""

    model: type[Entry]
    most_rows = 500
    right_to_remove = "content.withdraw_version"
    removing = gettext_lazy(
        "Their texts are withdrawn: their addresses say so, and nothing is deleted."
    )
    PUBLISHED = gettext_lazy("published as the next version")
    DRAFTED = gettext_lazy("saved as a draft")
    INTO_DRAFT = gettext_lazy("goes into the open draft, which stays a draft")

    def get_records(self, rows=None):
        texts = Version.objects.filter(status__in=TELLING).defer(*INDEXED, "body", "correction")
        texts = Prefetch("versions", texts.order_by("number"), to_attr="sheet_texts")
        return list(self.get_queryset().prefetch_related(texts).order_by("slug"))

    def get_queryset(self) -> Any:
        return self.model._default_manager.all()

    def lock(self, records):
        pks = [record.pk for record in records]
        list(Entry.objects.select_for_update().filter(pk__in=pks).order_by("pk").only("pk"))

    def is_listed(self, record):
        return any(shows(text) for text in record.sheet_texts)

    def is_removable(self, record):
        return bool(record.languages)

    def name_of(self, record, cells):
        text = title_of_texts(record, [text for text in record.sheet_texts if shows(text)])
        if text:
            return text.title
        titles = [c.name for c in self.columns.values() if isinstance(c, Words)]
        return next((cells[name] for name in titles if cells.get(name)), record.slug)

    def make(self, key):
        entry = self.model(slug="/".join(key), kind=self.model._meta.label_lower)
        entry.sheet_texts = []  # type: ignore[attr-defined]
        return entry

    def check(self, record, values, *, is_new) -> Iterable[tuple[str, str]]:
        if is_new:
            try:
                check_slug(record.kind, record.slug)
            except ValidationError as error:
                yield self.key[-1], " ".join(error.messages)
        if self.user.has_perm("content.translate_version"):
            return
        for column in [self.columns[name] for name in values]:
            if isinstance(column, Words) and column.language.code != record.original_language:
                yield column.name, _("You may not write texts in this language.")

    def refuse(self, changes):
        texts = sum(isinstance(d.column, Words) for c in changes for d in c.differences)
        if texts <= MOST_TEXTS:
            return ""
        reason = _("It changes %(texts)s texts, more than %(most)s. Import it in parts.")
        return reason % {"texts": texts, "most": MOST_TEXTS}

    def note_on(self, record, column):
        if not isinstance(column, Words):
            return ""
        text = text_of(record, column.language.code)
        if text and text.is_open:
            return self.INTO_DRAFT
        return self.PUBLISHED if self.may_publish else self.DRAFTED

    @property
    def may_publish(self) -> bool:
        return self.user.has_perm("content.publish_version")

    def update(self, record, fields):
        record.save(update_fields=[*fields, "changed_at"])

    def save(self, change: Change) -> None:
        super().save(change)
        words: dict[str, dict[str, str]] = {}
        for name, value in change.values.items():
            column = self.columns[name]
            if isinstance(column, Words):
                words.setdefault(column.language.code, {})[column.field] = value
        # The original first, because the others are translations of it.
        original = change.record.original_language
        for language in sorted(words, key=lambda code: code != original):
            self._write(change.record, language, words[language])

    def remove(self, record):
        for text in record.versions.filter(status=Status.PUBLISHED):
            text.withdraw(self.user)

    def _write(self, entry: Entry, language: str, words: dict[str, str]) -> None:
        newest = entry.versions.filter(language=language).order_by("-number").first()
        kept = {name: getattr(newest, name) for name in WORDS} if newest else {}
        version = entry.write(language, author=self.user, **(kept | words))
        if self.may_publish and version.is_open and not (newest and newest.is_open):
            version.publish(self.user)
