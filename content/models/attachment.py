"""Attachments: the documents of an entry, each with a file per language."""

from typing import Self

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Exists, OuterRef, Q
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
        """Attachments that this user may know of: those of entries that they may read."""
        return self.filter(entry__in=Entry.objects.visible_to(user))

    def visible_to(self, user: type_of_reader) -> Self:
        """Attachments whose files this user may open: stricter than the entry, never looser."""
        known = self.of_visible_entries(user)
        if user.is_authenticated and user.has_perm("content.read_restricted"):
            return known
        allowed = Q(access=FileAccess.INHERIT)
        if user.is_authenticated:
            through = Attachment.groups.through
            memberships = through.objects.filter(in_group_of(user), attachment=OuterRef("pk"))
            allowed |= Q(access=FileAccess.REGISTERED)
            allowed |= Q(Exists(memberships), access=FileAccess.GROUPS)
        return known.filter(allowed)


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

    def __str__(self):
        return str(self.document)
