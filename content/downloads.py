"""Files of entries and their pictures: served only to those who may read the entry."""

from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Exists, F, OuterRef
from django.http import FileResponse, Http404, HttpRequest
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from content import dates
from content.languages import LANGUAGES, order_of_preference
from content.models import Attachment, Entry
from content.models.reading import type_of_reader
from library.documents import CONTENT_TYPES
from library.models import DocumentFile, Image

# What a file may do in a browser that opens it all the same: nothing.
FILE_POLICY = "default-src 'none'; sandbox"
KIB = 1024


def files_of(entry: Entry, user: type_of_reader, language: str) -> list[dict[str, Any]]:
    """Rows of an entry's files, the reader's language first, those locked for them marked.

    The entry must be one that this user may read. One statement.
    """
    openable = Attachment.objects.visible_to(user).filter(pk=OuterRef("document__attachments"))
    files = (
        DocumentFile.objects.filter(document__attachments__entry=entry, is_current=True)
        .annotate(
            is_open=Exists(openable),
            position=F("document__attachments__position"),
            address=F("document__slug"),
        )
        .order_by("position", "document", "language")
    )
    order = order_of_preference(language)
    rows = sorted(files, key=lambda file: (file.position, order.index(file.language)))
    return [_row(file) for file in rows]


def _row(file: Any) -> dict[str, Any]:
    language = LANGUAGES[file.language]
    return {
        "title": file.title,
        "language_tag": language.tag,
        "language_name": language.name,
        "direction": language.direction,
        "format": file.format.upper(),
        "size": _size(file.size_bytes),
        "pages": file.pages,
        "url": f"/files/{file.address}.{file.language}.{file.format}" if file.is_open else "",
        "is_locked": not file.is_open,
        "updated_on": dates.day(file.created_at) if file.revision > 1 else "",
    }


def _size(size_bytes: int) -> str:
    """88 KB, 1.4 MB: a no-break space, binary multiples as file managers show them."""
    if size_bytes < KIB * KIB:
        return f"{max(1, round(size_bytes / KIB))}\u00a0KB"
    return f"{size_bytes / KIB / KIB:.1f}\u00a0MB"


@require_safe
def download(
    request: HttpRequest, slug: str, language: str, ending: str, revision: int | None = None
) -> FileResponse:
    """A file of a document, for whoever may open one of its attachments; 404 for others."""
    attachments = Attachment.objects.visible_to(request.user)
    files = DocumentFile.objects.filter(document__attachments__in=attachments)
    wanted = {"revision": revision} if revision else {"is_current": True}
    file = files.filter(document__slug=slug, language=language, format=ending, **wanted).first()
    if file is None or not file.file.storage.exists(str(file.file.name)):
        raise Http404(slug)
    response = FileResponse(
        file.file.open(),
        as_attachment=True,
        filename=file.original_name,
        content_type=CONTENT_TYPES[file.format],
    )
    response["ETag"] = f'"{file.digest}"'
    response["Last-Modified"] = http_date(file.created_at.timestamp())
    response["Content-Security-Policy"] = FILE_POLICY
    return response


@require_safe
def image(request: HttpRequest, pk: int, width: int, stamp: str) -> FileResponse:
    """A rendition of a picture, for whoever may read an entry that shows it, and for staff."""
    picture = Image.objects.filter(pk=pk).first()
    if picture is None or not _may_see(request.user, picture):
        raise Http404(str(pk))
    known = {rendition["width"] for rendition in picture.renditions}
    if width not in known:
        raise Http404(str(width))
    response = FileResponse(
        default_storage.open(picture.rendition(width)), content_type="image/webp"
    )
    response["ETag"] = f'"{picture.digest[:16]}-{width}-{stamp}"'
    response["Content-Security-Policy"] = FILE_POLICY
    return response


def _may_see(user: type_of_reader, picture: Image) -> bool:
    shown = Entry.objects.visible_to(user).filter(picture=picture)
    return shown.exists() or (user.is_authenticated and user.has_perm("library.view_image"))
