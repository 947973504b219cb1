"""Taking files that people send, to be confirmed before they become documents."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from library.documents import plain_name, read_document
from library.models import Upload
from library.reading import read_whole
from library.scanning import is_scanned

MAX_AGE = timedelta(hours=24)
# Two forms full of files; of a person who sends more, the oldest go.
MOST_PER_PERSON = 40
MOST_AT_ONCE = 100


def receive(owner: Any, file: UploadedFile) -> Upload:
    """Keep a file for its sender, with what it says of itself.

    Raises ValidationError unless it is a document of an accepted type and size, and for what
    the virus scanner refuses. Where it does not answer now, it is asked again on saving.
    """
    name, data = plain_name(file.name or ""), file.read()
    facts = read_document(data, name)
    is_scanned(data)
    about, words = read_whole(data, name)
    discard_old(owner)
    upload = Upload.objects.create(
        owner=owner,
        file=ContentFile(data, name=name),
        original_name=name,
        format=facts.format,
        size_bytes=len(data),
        pages=facts.pages,
        language=about.language,
        title=about.title,
    )
    upload.words = words
    return upload


def discard(uploads: Iterable[Upload]) -> None:
    """Forget uploads, and their files once that is certain."""
    for upload in list(uploads):
        forget = partial(upload.file.storage.delete, str(upload.file.name))
        upload.delete()
        transaction.on_commit(forget)


def discard_old(owner: Any) -> None:
    """Forget what nobody confirmed for a day, and what is too much of one person."""
    newest = Upload.objects.filter(owner=owner).order_by("-pk").values("pk")[: MOST_PER_PERSON - 1]
    is_old = Q(created_at__lt=timezone.now() - MAX_AGE)
    is_too_much = Q(owner=owner) & ~Q(pk__in=newest)
    discard(Upload.objects.filter(is_old | is_too_much).order_by("pk")[:MOST_AT_ONCE])
