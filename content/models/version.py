"""Version: one text of an entry in one language, from draft to history."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Length, Upper
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.models import Action
from content import rich_text
from content.audited import record_text
from content.languages import CHOICES, LANGUAGES
from content.models.choices import OPEN, Status
from content.models.entry import Entry
from content.models.reading import VersionManager
from content.titles import TitleVector
from textsearch import forms
from textsearch.models import SearchableText

WORDS = ["title", "summary", "body", "correction"]
# Cleaning takes more than twice as long for a text twice as long; this much takes a moment.
MAX_BODY_CHARACTERS = 100_000


class WorkflowError(Exception):
    """A verb was asked of a version whose status does not allow it."""


class Version(SearchableText):
    """A numbered text of one entry in one language.

    At most one per entry and language is published and at most one is open; the others are its
    history. It is translation, workflow, revision and search document in one row.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    number = models.PositiveIntegerField(_("number"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    title = models.CharField(_("title"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("text"), blank=True)
    correction = models.TextField(_("correction note"), blank=True)
    is_minor = models.BooleanField(_("minor edit"), default=False)
    is_machine = models.BooleanField(_("drafted by machine"), default=False)
    source = models.ForeignKey(
        "self",
        verbose_name=_("translated from"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="translations",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="versions",
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    edited_at = models.DateTimeField(_("edited"), auto_now=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    objects = VersionManager()

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        permissions = [
            ("translate_version", "Can write texts in other languages than the original"),
            ("submit_version", "Can send a text for review"),
            ("review_version", "Can return a text to its author"),
            ("publish_version", "Can publish and schedule a text"),
            ("withdraw_version", "Can withdraw a published text"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "language", "number"], name="version_number_unique"
            ),
            models.UniqueConstraint(
                fields=["entry", "language"],
                condition=Q(status=Status.PUBLISHED),
                name="version_one_published",
            ),
            models.UniqueConstraint(
                fields=["entry", "language"],
                condition=Q(status__in=OPEN),
                name="version_one_open",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="version_status_known"
            ),
            models.CheckConstraint(
                condition=Q(language__regex=r"^[a-z]{2,3}(-[a-z]+)?$"),
                name="version_language_plain",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_one"),
            models.CheckConstraint(
                condition=Q(status__in=OPEN) | Q(published_at__isnull=False),
                name="version_published_has_date",
            ),
            models.CheckConstraint(
                condition=Q(status__in=OPEN) | Q(title__regex=r"\S"),
                name="version_published_has_title",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("body"), MAX_BODY_CHARACTERS),
                name="version_body_bounded",
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=True) | ~Q(source=F("id")),
                name="version_not_its_own_source",
            ),
        ]
        indexes = [
            GinIndex(
                fields=["search_vector"],
                condition=Q(status=Status.PUBLISHED),
                name="version_search",
            ),
            GinIndex(TitleVector(), condition=Q(status=Status.PUBLISHED), name="version_titles"),
            models.Index(
                Upper("title"), condition=Q(status=Status.PUBLISHED), name="version_title_exactly"
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.index_words()
        super().save(*args, **kwargs)

    def index_words(self) -> None:
        """Clean the text and take it for the search; `save` does, `bulk_create` does not."""
        self.body = rich_text.clean(self.body)
        self.index(self.title, self.summary, forms.plain_text(self.body))

    def rewrite(self, *, author: Any, source: "Version | None", **words: Any) -> "Version":
        """Replace the words of an open version. Raises WorkflowError for another."""
        if not self.is_open:
            raise WorkflowError(_("Only a draft can be changed."))
        if not self.says(words):
            for name, value in words.items():
                setattr(self, name, value)
            self.author, self.source = author, source
            self.save()
        return self

    def submit(self, by: Any) -> None:
        """Send a draft for review."""
        self._step(by, "content.submit_version", [Status.DRAFT], Status.IN_REVIEW)

    def hand_back(self, by: Any) -> None:
        """Return a text in review to its author, as a draft."""
        self._step(by, "content.review_version", [Status.IN_REVIEW], Status.DRAFT)

    @transaction.atomic
    def publish(self, by: Any) -> None:
        """Make this the text that readers get, in place of the one before.

        Readers see it from the entry's date of publication on; where none is set, from now.
        """
        self.entry.lock()
        siblings = Version.objects.filter(entry=self.entry, language=self.language)
        siblings.published().exclude(pk=self.pk).update(status=Status.SUPERSEDED)
        self.entry.keep_languages(coming=self.language)  # first: the text takes facts of it
        now = timezone.now()
        self._step(by, "content.publish_version", OPEN, Status.PUBLISHED, published_at=now)
        record_text(Action.PUBLISHED, self, by)

    @transaction.atomic
    def withdraw(self, by: Any) -> None:
        """Take the published text away from readers; it stays in the history."""
        self.entry.lock()
        self._step(by, "content.withdraw_version", [Status.PUBLISHED], Status.WITHDRAWN)
        self.entry.keep_languages()
        record_text(Action.WITHDRAWN, self, by)

    def restore(self, by: Any) -> "Version":
        """A new draft with the words of this former or published text."""
        if self.is_open:
            raise WorkflowError(_("This is the open draft already."))
        words = {name: getattr(self, name) for name in WORDS}
        return self.entry.write(self.language, author=by, is_machine=self.is_machine, **words)

    def says(self, words: dict[str, Any]) -> bool:
        """Whether these words are exactly those of this version."""
        words = words | {"body": rich_text.clean(words.get("body", self.body))}
        return all(getattr(self, name) == value for name, value in words.items())

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    @property
    def is_fallback(self) -> bool:
        """Whether the reader asked for another language than this text's."""
        return self.language != getattr(self, "asked_language", self.language)

    @property
    def language_tag(self) -> str:
        return LANGUAGES[self.language].tag

    @property
    def language_name(self) -> str:
        return LANGUAGES[self.language].name

    @property
    def direction(self) -> str:
        return LANGUAGES[self.language].direction

    def _step(
        self,
        by: Any,
        permission: str,
        sources: Iterable[str],
        target: str,
        **columns: Any,
    ) -> None:
        """Change the status once, wherever else it is being changed at the same moment.

        Raises PermissionDenied without the permission, WorkflowError for another status.
        """
        if not by.has_perm(permission):
            raise PermissionDenied(permission)
        if target == Status.PUBLISHED and not self.title.strip():
            raise WorkflowError(_("A text needs a title before it is published."))
        columns |= {"status": target, "edited_at": timezone.now()}
        rows = Version.objects.filter(pk=self.pk, status__in=list(sources)).update(**columns)
        if not rows:
            raise WorkflowError(
                _("This text is no longer “%(status)s”; somebody else was faster.")
                % {"status": self.get_status_display()}
            )
        for name, value in columns.items():
            setattr(self, name, value)
