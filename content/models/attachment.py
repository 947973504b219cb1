"""Attachments: the documents of an entry, each with a file per language."""

from datetime import datetime
from typing import ClassVar, Self

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.models.entry import Entry
from content.models.reading import in_group_of, type_of_reader
from library.models import Document


class FileAccess(models.TextChoices):
    INHERIT = "inherit", _("Whoever may read the page")
    REGISTERED = "registered", _("Registered users")
    GROUPS = "groups", _("Selected groups")


class AttachmentQuerySet(models.QuerySet):
    def of_visible_entries(self, user: type_of_reader) -> Self:
        """Attachments that this user may know of: those shown on entries that they may read."""
        return self.shown().filter(entry__in=Entry.objects.visible_to(user))

    def shown(self, at: datetime | None = None) -> Self:
        """Attachments that readers of their entry see at that moment (now), open or locked."""
        return self.filter(shown_at__lte=at or timezone.now())

    def visible_to(self, user: type_of_reader) -> Self:
        """Attachments whose files this user may open: stricter than the entry, never looser."""
        return self.of_visible_entries(user).opened_to(user)

    def opened_to(self, user: type_of_reader) -> Self:
        """Attachments whose files this user may open, if they may read the entry."""
        if user.is_authenticated and user.has_perm("content.read_restricted"):
            return self
        allowed = Q(access=FileAccess.INHERIT) | Q(opens_at__lte=timezone.now())
        if user.is_authenticated:
            through = Attachment.groups.through
            memberships = through.objects.filter(in_group_of(user), attachment=OuterRef("pk"))
            allowed |= Q(access=FileAccess.REGISTERED)
            allowed |= Q(Exists(memberships), access=FileAccess.GROUPS)
        return self.filter(allowed)


class Attachment(models.Model):
    """A document of the library, shown on the page of an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        Document,
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="attachments",
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    edition = models.CharField(
        _("edition"), max_length=60, blank=True, help_text=_("As readers call it: 2023 edition.")
    )
    is_former = models.BooleanField(
        _("earlier edition"),
        default=False,
        help_text=_("Kept within reach, below the edition that is in use."),
    )
    access = models.CharField(
        _("who may open it"), max_length=10, choices=FileAccess, default=FileAccess.INHERIT
    )
    groups = models.ManyToManyField(Group, verbose_name=_("selected groups"), blank=True)
    shown_at = models.DateTimeField(
        _("shown from"),
        null=True,
        blank=True,
        default=timezone.now,
        db_default=Now(),
        help_text=_("Brussels time; empty: readers do not see it yet."),
    )
    opens_at = models.DateTimeField(
        _("opens to all readers of the page"),
        null=True,
        blank=True,
        help_text=_("Brussels time. From then on whoever may read the page may open it."),
    )
    is_listed = models.BooleanField(
        _("among the files of the page"),
        default=True,
        db_default=True,
        editable=False,
        help_text=_("The papers of a meeting stand below its agenda instead."),
    )

    # Columns whose moments change pages when they pass; the generation asks for them.
    changes_by_time: ClassVar[list[str]] = ["shown_at", "opens_at"]
    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.UniqueConstraint(fields=["entry", "document"], name="attachment_document_once"),
            models.CheckConstraint(
                condition=Q(access__in=FileAccess.values), name="attachment_access_known"
            ),
        ]
        indexes = [
            models.Index(fields=["shown_at"], name="attachment_shown"),
            models.Index(
                fields=["opens_at"],
                condition=Q(opens_at__isnull=False),
                name="attachment_opens",
            ),
        ]

    def __str__(self):
        return str(self.document)
