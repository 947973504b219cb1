"""Uploads: files that a person sent and has not confirmed yet."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def upload_path(upload: "Upload", filename: str) -> str:
    """A name of our own, apart from the files that readers get."""
    return f"uploads/{secrets.token_hex(16)}.{upload.format}"


class Upload(models.Model):
    """A file that waits for its sender to confirm what was read of it; nobody else can use it."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploads"
    )
    file = models.FileField(upload_to=upload_path)
    original_name = models.CharField(max_length=255)
    format = models.CharField(max_length=8)
    size_bytes = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=10, blank=True, choices=settings.LANGUAGES)
    title = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    # What its first pages say, known only while it is taken.
    words = ""

    class Meta:
        verbose_name = _("file to confirm")
        verbose_name_plural = _("files to confirm")
        default_permissions = ()

    def __str__(self):
        return self.original_name
