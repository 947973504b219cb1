"""Documents: one thing to download, with a file per language and its revisions."""

import hashlib
import secrets
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from library.documents import name_of_title, plain_name, read_document
from library.models.page import ADVICE, FilePage, TextState
from library.scanning import UnjudgedError, is_clean, is_scanned

# So often a scanner is asked about a file that it says it cannot judge.
MOST_TRIES = 12
# Of the jobs of library.tasks, which stand above the models.
QUEUE = "files"


def file_path(document_file: "DocumentFile", filename: str) -> str:
    """A name of our own for an uploaded file; readers get the original one on download."""
    return f"documents/{secrets.token_hex(16)}.{document_file.format}"


class Scan(models.TextChoices):
    CLEAN = "clean", _("Nothing found")
    WAITING = "waiting", _("Waits for the virus scanner; readers do not get it yet")
    REFUSED = "refused", _("Refused by the virus scanner, and deleted")
    UNJUDGED = "unjudged", _("The virus scanner cannot judge this file; readers do not get it")


class Document(models.Model):
    """A document whose files say the same in several languages."""

    slug = models.SlugField(
        _("address"),
        max_length=150,
        unique=True,
        help_text=_("The file's address: small letters, digits and hyphens."),
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self):
        return self.slug


class DocumentFile(models.Model):
    """One revision of a document in one language."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=300)
    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)
    is_current = models.BooleanField(_("current"), default=True, editable=False)
    file = models.FileField(_("file"), upload_to=file_path)
    original_name = models.CharField(max_length=255, editable=False)
    format = models.CharField(_("format"), max_length=8, editable=False)
    size_bytes = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    scan = models.CharField(
        _("virus scanner"),
        max_length=10,
        choices=Scan,
        default=Scan.CLEAN,
        db_default=Scan.CLEAN,
        editable=False,
    )
    # How often the scanner said that it cannot judge the file.
    scan_tries = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    text_state = models.CharField(
        _("words"),
        max_length=10,
        choices=TextState,
        default=TextState.WAITING,
        db_default=TextState.WAITING,
        editable=False,
    )
    # How often somebody began to read it.
    text_tries = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of a document")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language", "revision"], name="document_file_revision_unique"
            ),
            models.UniqueConstraint(
                fields=["document", "language"],
                condition=Q(is_current=True),
                name="document_file_one_current",
            ),
            models.CheckConstraint(
                condition=Q(revision__gte=1), name="document_file_revision_from_one"
            ),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(scan=Scan.CLEAN),
                name="document_file_current_is_clean",
            ),
            models.CheckConstraint(
                condition=Q(scan__in=Scan.values), name="document_file_scan_known"
            ),
            models.CheckConstraint(
                condition=Q(text_state__in=TextState.values), name="document_file_text_state_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["text_tries", "-id"],
                condition=Q(is_current=True, text_state=TextState.WAITING),
                name="document_file_unread",
            )
        ]

    def __str__(self):
        return self.title

    @transaction.atomic
    def save(self, *args, **kwargs):
        """A file given to a row becomes the next revision; the one before keeps its address.

        One that waits for the scanner leaves the one before in its place.
        """
        if not getattr(self.file, "_committed", True):
            self._read_file()
            newest = self._same().aggregate(newest=Max("revision"))["newest"] or 0
            self.pk, self.revision, self.is_current = None, newest + 1, False
            self._state.adding = True
            self.text_state, self.text_tries = TextState.WAITING, 0
            self._succeed()
        super().save(*args, **kwargs)
        if self.is_current:
            self._show_to_search()

    @transaction.atomic
    def scan_again(self) -> None:
        """Ask the scanner about a file that waits: readers get it then, or it is deleted.

        What it cannot judge, however often it is asked, waits no longer.
        """
        with self.file.open() as stored:
            data = stored.read()
        try:
            self.scan = Scan.CLEAN if is_clean(data) else Scan.WAITING
        except UnjudgedError:
            self.scan_tries += 1
            self.scan = Scan.UNJUDGED if self.scan_tries >= MOST_TRIES else Scan.WAITING
        except ValidationError:
            self.scan = Scan.REFUSED
            transaction.on_commit(partial(self.file.storage.delete, str(self.file.name)))
        if self.scan == Scan.CLEAN:
            # Readers get it from now on: what is new counts from here.
            self.created_at = timezone.now()
        Document.objects.select_for_update().get(pk=self.document_id)
        self._succeed()
        self.save()

    def read_again(self) -> None:
        """Have the worker read what the file says, whatever became of that before."""
        self.text_state, self.text_tries = TextState.WAITING, 0
        DocumentFile.objects.filter(pk=self.pk).update(text_state=TextState.WAITING, text_tries=0)
        _ask_worker()

    @property
    def download_name(self) -> str:
        """The name that readers save it under: its title, in its own language and script."""
        title = self.title if self.is_current else f"{self.title} (rev {self.revision})"
        return name_of_title(title, self.format)

    @property
    def text_advice(self) -> str:
        """What to do so that readers find it by its words; nothing where they do."""
        return str(ADVICE.get(TextState(self.text_state), "")) if self.is_current else ""

    def _read_file(self) -> None:
        self.original_name = plain_name(self.file.name or "")
        self.file.seek(0)
        data = self.file.read()
        facts = read_document(data, self.original_name)
        self.format, self.pages = facts.format, facts.pages
        self.size_bytes = len(data)
        self.digest = hashlib.sha256(data).hexdigest()
        self.scan = Scan.CLEAN if is_scanned(data) else Scan.WAITING

    def _same(self) -> models.QuerySet["DocumentFile"]:
        """The files of this document in this language."""
        return DocumentFile.objects.filter(document=self.document, language=self.language)

    def _succeed(self) -> None:
        """Take the place of the one before, once clean and unless a later one has it."""
        has_later = self._same().filter(is_current=True, revision__gt=self.revision)
        if self.scan == Scan.CLEAN and not has_later.exists():
            self._same().filter(is_current=True).update(is_current=False)
            FilePage.objects.filter(file__in=self._same()).delete()
            self.is_current = True

    def name_page(self) -> bool:
        """Write the page that holds the name; whether it was there in another language."""
        page = self.text_pages.filter(number=0).defer("search_vector").first()
        is_other = page is not None and page.language != self.language
        page = page or FilePage(file=self, number=0)
        page.language, page.title, page.text = self.language, self.title, self.original_name
        page.save()
        return is_other

    def _show_to_search(self) -> None:
        """The name is found at once; the worker reads the words, again in another language."""
        if self.name_page():
            self.text_pages.exclude(number=0).delete()
            self.read_again()
        elif self.text_state == TextState.WAITING:
            _ask_worker()


def _ask_worker() -> None:
    """With the transaction; what is lost is found again within a minute."""
    app.configure_task("library.tasks.read_files", queue=QUEUE).defer()
