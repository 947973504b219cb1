"""Working documents: the papers of a meeting, each with a symbol that never changes."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F, Max, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.languages import CHOICES
from content.models import Attachment
from content.models.attachment import AttachmentQuerySet
from content.slugs import free_document_slug
from library.models import Document
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting
from meetings.symbols import SYMBOL, Symbol


class Standing(models.TextChoices):
    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Final")
    INFORMATION = "information", _("For information")


class Role(models.TextChoices):
    """What a document is to its meeting."""

    PAPER = "paper", _("Working document")
    AGENDA = "agenda", _("Agenda")
    REPORT = "report", _("Report")
    LIST = "list", _("List of documents or participants")


class Part(models.TextChoices):
    """What a document is to the symbol that it goes under."""

    WHOLE = "", _("The document itself")
    ADDENDUM = "Add", _("Addendum")
    CORRIGENDUM = "Corr", _("Corrigendum")


class WorkingDocument(Attachment):
    """A document of a meeting: the attachment of its event, with a symbol.

    PTC/26/2, its revision PTC/26/2/Rev.1 and its addendum PTC/26/2/Add.1 are three rows with one
    `symbol`; each has its own files, one per language. A revision takes the place of what it
    revises, an addendum or corrigendum stands beside it.
    """

    symbol = models.CharField(
        _("symbol"), max_length=60, help_text=_("Without Rev., Add. or Corr.: PTC/26/2.")
    )
    part = models.CharField(_("part"), max_length=4, choices=Part, blank=True, default=Part.WHOLE)
    part_number = models.PositiveSmallIntegerField(_("number of the part"), default=0)
    revision = models.PositiveSmallIntegerField(
        _("revision"), default=0, help_text=_("0: not revised; 1: Rev.1.")
    )
    full_symbol = models.GeneratedField(
        expression=Concat(
            F("symbol"),
            models.Case(
                models.When(
                    ~Q(part=""),
                    then=Concat(
                        Value("/"), F("part"), Value("."), Cast("part_number", models.CharField())
                    ),
                ),
                default=Value(""),
                output_field=models.CharField(),
            ),
            models.Case(
                models.When(
                    revision__gt=0,
                    then=Concat(Value("/Rev."), Cast("revision", models.CharField())),
                ),
                default=Value(""),
                output_field=models.CharField(),
            ),
            output_field=models.CharField(),
        ),
        output_field=models.CharField(max_length=90),
        db_persist=True,
    )
    item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("agenda item"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    role = models.CharField(
        pgettext_lazy("document", "role"), max_length=8, choices=Role, default=Role.PAPER
    )
    standing = models.CharField(
        _("status"), max_length=12, choices=Standing, default=Standing.DRAFT
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("In the original language of the meeting; each file has its own."),
    )
    is_quiet = models.BooleanField(
        _("tell nobody"), default=False, help_text=_("Followers get no letter about it.")
    )

    objects: ClassVar[Any] = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("working document")
        verbose_name_plural = _("working documents")
        constraints = [
            models.UniqueConstraint(
                fields=["symbol", "part", "part_number", "revision"],
                name="workingdocument_symbol_unique",
                violation_error_message=_("Another document has this symbol."),
            ),
            models.CheckConstraint(
                condition=Q(symbol__regex=SYMBOL),
                name="workingdocument_symbol_plain",
                violation_error_message=_("Write the symbol as PTC/26/2."),
            ),
            models.CheckConstraint(
                condition=Q(part="", part_number=0) | Q(~Q(part=""), part_number__gt=0),
                name="workingdocument_part_numbered",
                violation_error_message=_("Number the addendum or corrigendum."),
            ),
            models.CheckConstraint(
                condition=Q(part__in=Part.values), name="workingdocument_part_known"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="workingdocument_role_known"
            ),
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values), name="workingdocument_standing_known"
            ),
        ]

    def __str__(self):
        return self.full_symbol

    def save(self, *args, **kwargs):
        self.is_listed = False
        super().save(*args, **kwargs)

    @transaction.atomic
    def revise(self) -> "WorkingDocument":
        """The next revision of this document, without files and not shown yet.

        It stands at the same item, for the same readers. Raises ArchivedError where the meeting
        is archived.
        """
        Meeting.objects.filter(pk=self.entry_id).hold()
        same = WorkingDocument.objects.filter(
            symbol=self.symbol, part=self.part, part_number=self.part_number
        )
        newest = same.aggregate(newest=Max("revision"))["newest"]
        symbol = Symbol(self.symbol, self.part, self.part_number, newest + 1)
        kept = ["entry_id", "item_id", "position", "access", "opens_at", "role", "standing"]
        revision = WorkingDocument.objects.create(
            document=Document.objects.create(slug=free_document_slug(symbol.slug)),
            symbol=symbol.base,
            part=symbol.part,
            part_number=symbol.part_number,
            revision=symbol.revision,
            title=self.title,
            shown_at=None,
            **{name: getattr(self, name) for name in kept},
        )
        revision.groups.set(self.groups.all())
        return revision

    @property
    def names(self) -> Symbol:
        """What names it, in its pieces."""
        return Symbol(self.symbol, self.part, self.part_number, self.revision)


class DueLanguage(models.Model):
    """A language in which a document is still being translated, and when it is due."""

    document = models.ForeignKey(
        WorkingDocument, on_delete=models.CASCADE, related_name="due_languages"
    )
    language = models.CharField(_("language"), max_length=10, choices=CHOICES)
    due_on = models.DateField(_("due on"))

    class Meta:
        verbose_name = _("language that is due")
        verbose_name_plural = _("languages that are due")
        constraints = [
            models.UniqueConstraint(fields=["document", "language"], name="duelanguage_once"),
        ]

    def __str__(self):
        return f"{self.language} {self.due_on}"
