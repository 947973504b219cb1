"""Delegate packs: the documents of a meeting in one archive, and who fetched what."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from content.languages import CHOICES
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting


class Pack(models.Model):
    """An archive of exactly these files, for everybody who may have them all.

    `key` is the digest of what is in it, so that the same content is made once. Its archive lies in
    the storage from the moment at which it is whole; until then it has no size.
    """

    key = models.CharField(max_length=64, unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="packs")
    language = models.CharField(max_length=10, choices=CHOICES)
    # Files of documents, by the id of library.DocumentFile.
    contents = models.JSONField(default=list)
    size_bytes = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(db_index=True)
    # When it could not be made; empty again once somebody asks anew.
    failed_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.key


class PackReceipt(models.Model):
    """What a person fetched of a meeting, or of one item of it, and when."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pack_receipts"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="receipts")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10, choices=CHOICES)
    fetched_at = models.DateTimeField()
    # The ids of the files in it: whatever else there is, is new to this person.
    files = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["user", "meeting"], name="packreceipt_of_user")]

    def __str__(self):
        return f"{self.user_id} {self.fetched_at}"
