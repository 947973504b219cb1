"""Files of the portal: pictures and documents."""

from library.models.document import Document, DocumentFile, Scan
from library.models.image import Image, ImageText
from library.models.page import FilePage, TextState
from library.models.upload import Upload

__all__ = [
    "Document", "DocumentFile", "FilePage", "Image", "ImageText", "Scan", "TextState", "Upload",
]  # fmt: skip
