"""Files of entries and their pictures: served only to those who may read the entry."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content import dates
from content.denials import FILE, PICTURE, deny
from content.languages import LANGUAGES, order_of_preference
from content.models import Attachment, Entry
from content.models.attachment import FileAccess
from content.models.reading import type_of_reader
from content.openings import record_opening
from content.serving import PERSONAL, Sending, send
from library.documents import CONTENT_TYPES
from library.models import DocumentFile, Image, Scan

# A file is asked for again each time: who may open it can change at any moment. A picture's
# address changes with the picture; one that was seen may be seen again for an hour.
FILE_CACHING = "public, max-age=0, must-revalidate"
# Browsers may keep a picture for an hour; shared caches may not, as it can be restricted.
IMAGE_CACHING = "private, max-age=3600"
KIB = 1024


def files_of(entry: Entry, user: type_of_reader, language: str) -> list[dict[str, Any]]:
    """Rows of an entry's files, the reader's language first, those locked for them marked.

    Each has its `revisions`, the earlier ones, newest first. The entry must be one that this
    user may read. One statement.
    """
    return _rows_by_entry([entry], user, language, {})[entry.pk]


def attach_files(entries: list[Entry], user: type_of_reader, language: str) -> None:
    """Give each entry, which this user must be allowed to read, `files`: rows as `files_of`.

    Without earlier revisions. One statement, however many entries; none for no entries.
    """
    rows = _rows_by_entry(entries, user, language, {"is_current": True}) if entries else {}
    for entry in entries:
        entry.files = rows.get(entry.pk, [])  # type: ignore[attr-defined]


def _rows_by_entry(
    entries: list[Entry], user: type_of_reader, language: str, narrowed: dict[str, Any]
) -> dict[int, list[dict[str, Any]]]:
    openable = Attachment.objects.visible_to(user).filter(pk=OuterRef("document__attachments"))
    files = DocumentFile.objects.filter(
        document__attachments__entry__in=[entry.pk for entry in entries],
        document__attachments__is_listed=True,
        document__attachments__shown_at__lte=timezone.now(),
        scan=Scan.CLEAN,
        **narrowed,
    ).annotate(
        is_open=Exists(openable),
        entry_pk=F("document__attachments__entry"),
        position=F("document__attachments__position"),
        edition=F("document__attachments__edition"),
        is_former=F("document__attachments__is_former"),
        address=F("document__slug"),
        access=F("document__attachments__access"),
    )
    order = order_of_preference(language)
    rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
    newest: dict[tuple, dict[str, Any]] = {}
    for file in sorted(files, key=lambda file: _place(file, order)):
        place = (file.entry_pk, file.document_id, file.language)
        if file.is_current:
            newest[place] = _row(file, user)
            rows[file.entry_pk].append(newest[place])
        elif place in newest:
            newest[place]["revisions"].append(_revision(file))
    return rows


def _place(file: Any, order: list[str]) -> tuple:
    """The editions in use first; within a document, the reader's language; then the newest."""
    language = order.index(file.language)
    return (
        file.entry_pk,
        file.is_former,
        file.position,
        file.document_id,
        language,
        -file.revision,
    )


def _row(file: Any, user: type_of_reader) -> dict[str, Any]:
    language = LANGUAGES[file.language]
    return {
        "edition": file.edition,
        "is_former": file.is_former,
        "language": file.language,
        "title": file.title,
        "language_tag": language.tag,
        "language_name": language.name,
        "direction": language.direction,
        "format": file.format.upper(),
        "size": written_size(file.size_bytes),
        "size_bytes": file.size_bytes,
        "pages": file.pages,
        "url": f"/files/{file.address}.{file.language}.{file.format}" if file.is_open else "",
        "is_locked": not file.is_open,
        "lock_reason": "" if file.is_open else _lock_reason(file.access, user),
        "updated_on": dates.day(file.created_at) if file.revision > 1 else "",
        "revisions": [],
    }


def _lock_reason(access: str, user: type_of_reader) -> str:
    """Why this reader may not open it; no group is named, which may be nobody's business."""
    if user.is_authenticated:
        return _("For other readers: your account does not open it")
    if access == FileAccess.GROUPS:
        return _("Selected registered users only")
    return _("Registered users only")


def _revision(file: Any) -> dict[str, Any]:
    address = f"/files/{file.address}.{file.language}.rev{file.revision}.{file.format}"
    return {
        "number": file.revision,
        "added_on": dates.day(file.created_at),
        "format": file.format.upper(),
        "size": written_size(file.size_bytes),
        "url": address if file.is_open else "",
    }


def written_size(size_bytes: int) -> str:
    """88 KB, 1.4 MB: a no-break space, binary multiples as file managers show them."""
    if size_bytes < KIB * KIB:
        return f"{max(1, round(size_bytes / KIB))}\u00a0KB"
    return f"{size_bytes / KIB / KIB:.1f}\u00a0MB"


@require_safe
def download(
    request: HttpRequest, slug: str, language: str, ending: str, revision: int | None = None
) -> HttpResponseBase:
    """A file of a document, for whoever may open one of its attachments; 404 for others."""
    wanted = {"revision": revision} if revision else {"is_current": True}
    files = DocumentFile.objects.filter(
        document__slug=slug, language=language, format=ending, scan=Scan.CLEAN, **wanted
    )
    for reader, caching in _readers(request, FILE_CACHING):
        attachments = Attachment.objects.visible_to(reader)
        if file := files.filter(document__attachments__in=attachments).first():
            sending = Sending(
                storage=file.file.storage,
                name=str(file.file.name),
                content_type=CONTENT_TYPES[file.format],
                tag=file.digest,
                changed_at=file.created_at,
                caching=caching,
                download_name=file.download_name,
            )
            response = send(request, sending)
            if reader.is_authenticated:
                record_opening(request, response, file)
            return response
    if files.exists():
        deny(request, FILE)
    raise Http404(slug)


@require_safe
def image(request: HttpRequest, pk: int, width: int, stamp: str) -> HttpResponseBase:
    """A rendition of a picture, for whoever may read an entry that shows it, and for staff."""
    picture = get_object_or_404(Image, pk=pk)
    if request.path not in {rendition["url"] for rendition in picture.renditions}:
        raise Http404(request.path)
    for reader, caching in _readers(request, IMAGE_CACHING):
        if _may_see(reader, picture):
            sending = Sending(
                storage=picture.file.storage,
                name=_rendition(picture, width),
                content_type="image/webp",
                tag=f"{picture.digest[:16]}-{width}-{stamp}",
                changed_at=picture.created_at,
                caching=caching,
            )
            return send(request, sending)
    deny(request, PICTURE)
    raise Http404(str(pk))


def _readers(request: HttpRequest, caching: str) -> Iterator[tuple[type_of_reader, str]]:
    """Whom to ask for, best first: everybody, whose answer caches may keep; then this visitor.

    What everybody may have is never looked up for a visitor, so it says nothing about one.
    """
    yield AnonymousUser(), caching
    if request.user.is_authenticated:
        yield request.user, PERSONAL


def _rendition(picture: Image, width: int) -> str:
    try:
        return picture.rendition(width)
    except FileNotFoundError as error:
        raise Http404(picture.file.name) from error


def _may_see(user: type_of_reader, picture: Image) -> bool:
    shown = Entry.objects.visible_to(user).filter(picture=picture)
    return shown.exists() or (user.is_authenticated and user.has_perm("library.view_image"))
