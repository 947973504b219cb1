"""Real PDF files for the demonstration, each with the text of its news item."""

from django.core.files.base import ContentFile
from fpdf import FPDF

from content.models import Attachment
from content.models.attachment import FileAccess
from library.models import Document, DocumentFile
from newsroom.models import News

NOTE = "Sample file made for this demonstration."


def attach(news: News, languages: list[str], *, is_locked: bool = False) -> None:
    """Attach a document with a PDF per language to a news item, once."""
    document, is_new = Document.objects.get_or_create(slug=f"{news.slug[:120]}-summary")
    if not is_new:
        return
    for version in news.versions.published().filter(language__in=languages):
        DocumentFile(
            document=document,
            language=version.language,
            title=version.title,
            file=ContentFile(pdf(version.title, version.indexed_text), name=f"{document.slug}.pdf"),
        ).save()
    access = FileAccess.REGISTERED if is_locked else FileAccess.INHERIT
    Attachment.objects.create(entry=news, document=document, access=access)


def pdf(title: str, text: str) -> bytes:
    """A page of text in Latin letters."""
    pdf = FPDF()
    pdf.set_title(title)
    pdf.add_page()
    for size, words in [(18, title), (11, text), (9, NOTE)]:
        pdf.set_font("Helvetica", size=size)
        printable = words.encode("latin-1", "replace").decode("latin-1")
        pdf.multi_cell(0, size / 2, printable, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(4)
    return bytes(pdf.output())
