"""Files for the demonstration: each a real PDF with the text of the entry that it belongs to."""

from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.db.models import Max
from django.utils.text import slugify

from content.admin.differences import lines_of
from content.models import Attachment, Entry
from content.models.attachment import FileAccess
from library import texts
from library.extracted import pages_of_own
from library.models import Document, DocumentFile, TextState
from sample.pdf import make_pdf


def attach(
    entry: Entry,
    languages: Iterable[str],
    *,
    edition: str = "",
    is_former: bool = False,
    access: str = FileAccess.INHERIT,
) -> None:
    """Attach a document with a PDF per language to an entry, once.

    A language that the entry has no published text in gets no file.
    """
    slug = slugify(f"{entry._meta.model_name}-{entry.slug.replace('/', '-')[:110]}-{edition[:20]}")
    versions = entry.versions.published().filter(language__in=list(languages))
    if Document.objects.filter(slug=slug).exists() or not versions:
        return
    document = Document.objects.create(slug=slug)
    for text in versions:
        heading = f"{text.title}, {edition}" if edition else text.title
        paragraphs = [line for line in [text.summary, *lines_of(text.body).splitlines()] if line]
        content = ContentFile(make_pdf(text.language, heading, paragraphs), name=f"{slug}.pdf")
        DocumentFile(
            document=document, language=text.language, title=text.title, file=content
        ).save()
    Attachment.objects.create(
        entry=entry, document=document, edition=edition, is_former=is_former, access=access
    )


def last() -> int:
    """The key of the last file that is there; 0 for none."""
    return DocumentFile.objects.aggregate(last=Max("pk"))["last"] or 0


def read(after: int) -> int:
    """Read what the files with later keys say, so that it is found at once; how many they are."""
    waiting = DocumentFile.objects.filter(
        is_current=True, text_state=TextState.WAITING, pk__gt=after
    )
    files = {file.pk: file for file in waiting.exclude(text_pages__number__gt=0)}
    found = []
    for file in files.values():
        with file.file.open() as stored:
            extract = pages_of_own(stored.read(), file.format)
        found += [(file, page) for page in extract.pages]
    texts.write(found)
    waiting.filter(pk__in=files).update(text_state=TextState.READ)
    return len(files)
