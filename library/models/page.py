"""FilePage: what one page of a file says, for searching."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from textsearch.models import SearchableText


class TextState(models.TextChoices):
    """How far the words of a file are known to the search."""

    WAITING = "waiting", _("waits to be read")
    READ = "read", _("found by what it says")
    PARTLY = "partly", _("partly read")
    EMPTY = "empty", _("holds no words")
    FAILED = "failed", _("could not be read")


# What an editor is told to do.
ADVICE = {
    TextState.PARTLY: _(
        "Only a part of this file could be read: it is very long, or damaged in places. Readers "
        "find the pages that were read."
    ),
    TextState.EMPTY: _(
        "This file holds pictures of pages, no words: nobody finds it by what it says. Upload one "
        "with text."
    ),
    TextState.FAILED: _(
        "This file could not be read: nobody finds it by what it says. Save it once more in its "
        "program and upload that."
    ),
}


class FilePageQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Pages of the files that readers get: a constraint keeps all but clean ones from it."""
        return self.filter(file__is_current=True)


class FilePage(SearchableText):
    """The words of a page of a file, 1 the first; page 0 has the title of the file.

    A slide is a page. Word files and sheets have none: they are cut where their authors did, and
    into parts. Only the current file of a document in its language has pages.
    """

    file = models.ForeignKey(
        "library.DocumentFile", on_delete=models.CASCADE, related_name="text_pages"
    )
    number = models.PositiveIntegerField(_("page"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)

    objects = FilePageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of a file")
        verbose_name_plural = _("pages of files")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="file_page_unique"),
        ]
        indexes = [GinIndex(fields=["search_vector"], name="file_page_search")]

    def __str__(self):
        return f"{self.file_id}, {self.number}"

    def save(self, *args, **kwargs):
        self.index_words()
        super().save(*args, **kwargs)

    def index_words(self) -> None:
        """Make the columns that the search reads; `save` does, `bulk_create` does not."""
        self.index(self.title, "", self.text)
