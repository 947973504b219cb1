"""The papers of a meeting: made of files, revised, shown, and opened to readers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.models import Action
from audit.recording import record
from content.admin.sent_uploads import content_of, discard_all
from content.audited import subject_of
from content.languages import LANGUAGES
from content.models.attachment import FileAccess
from content.slugs import free_document_slug
from library.models import Document, DocumentFile
from library.reading import read_about
from meetings.desk.matching import matches_of
from meetings.desk.refusals import RefusedError
from meetings.models import DueLanguage, WorkingDocument
from meetings.showing import show
from meetings.symbols import Symbol, read_file_name


def file_matches(desk: Any, data: Any) -> str:
    """Make documents of the files that were confirmed; readers see none of them yet."""
    formset = desk.matches = matches_of(desk, data)
    if not formset.is_valid():
        raise RefusedError(_("No file is saved yet: see what is said in the table."))
    if not formset.kept:
        raise RefusedError(_("There is no file to save."))
    documents = {document.names: document for document in desk.documents}
    for row in formset.kept:
        symbol = row["symbol"]
        if symbol not in documents:
            documents[symbol] = _make(desk, row, documents)
        _add_file(documents[symbol], row["language"], row["title"], content_of(row["upload"]))
    discard_all(formset)
    desk.matches = matches_of(desk)
    number = len(formset.kept)
    told = ngettext("%(n)s file is saved.", "%(n)s files are saved.", number) % {"n": number}
    return f"{told} {_('Readers see new documents once they are published.')}"


def _make(
    desk: Any, row: dict[str, Any], documents: dict[Symbol, WorkingDocument]
) -> WorkingDocument:
    """A document for whom the meeting says; a revision or addendum, for whom its own was."""
    symbol: Symbol = row["symbol"]
    same = [other for names, other in documents.items() if names.base == symbol.base]
    before = same[0] if same else None
    item = row["item"] or (before.item_id if before else None)
    document = WorkingDocument.objects.create(
        entry=desk.event,
        document=Document.objects.create(slug=free_document_slug(symbol.slug)),
        symbol=symbol.base,
        part=symbol.part,
        part_number=symbol.part_number,
        revision=symbol.revision,
        title=row["title"],
        item_id=item,
        standing=row["standing"],
        access=before.access if before else desk.meeting.document_access,
        opens_at=before.opens_at if before else None,
        shown_at=None,
    )
    document.groups.set((before.groups if before else desk.meeting.document_groups).all())
    return document


def _add_file(document: WorkingDocument, language: str, title: str, content: ContentFile) -> None:
    file = DocumentFile(
        document_id=document.document_id, language=language, title=title, file=content
    )
    file.save()
    DueLanguage.objects.filter(document=document, language=language).delete()


def revise(desk: Any, data: Any, files: list[Any]) -> WorkingDocument:
    """The next revision of a document, with these files; shown at once where that was asked."""
    document = chosen_of(desk, [data.get("document", "")])[0]
    if not files:
        raise RefusedError(_("Choose the file of the revision."))
    revision = document.revise()
    revision.refresh_from_db()
    languages = set()
    for file in files:
        content = file.read()
        about = read_about(content, file.name or "")
        language = data.get("language") or read_file_name(file.name or "").language
        language = language or about.language
        if language not in LANGUAGES or language in languages:
            raise RefusedError(_("%(file)s: say which language it is in.") % {"file": file.name})
        languages.add(language)
        _add_file(revision, language, _title(document, language), ContentFile(content, file.name))
    if "_publish" in data:
        if not desk.may_publish:
            raise RefusedError(_("You may not publish."))
        show([revision], desk.person, tells="tells" in data)
        revision.refresh_from_db()
    return revision


def told_of(revision: WorkingDocument) -> str:
    """What was done with a new revision."""
    names = {"symbol": revision.full_symbol}
    if revision.shown_at is None:
        return _("%(symbol)s is saved. Readers do not see it yet.") % names
    return _("%(symbol)s is published; the document before keeps its address.") % names


def _title(document: WorkingDocument, language: str) -> str:
    """What the document is called in that language, by its file there."""
    files = DocumentFile.objects.filter(document=document.document_id, is_current=True)
    file = files.filter(language=language).first()
    return str(file.title if file else document.title)


def publish_ready(desk: Any, data: Any) -> str:
    """Show readers everything that has a file, and the words of the page where that was asked."""
    if "page" in data:
        _publish_page(desk)
    number = show([row.document for row in desk.ready], desk.person, tells="tells" in data)
    if not number and "page" not in data:
        raise RefusedError(_("Nothing waits to be published."))
    told = ngettext("%(n)s document is published.", "%(n)s documents are published.", number)
    return told % {"n": number}


def _publish_page(desk: Any) -> None:
    if not desk.person.has_perm("events.change_event"):
        raise RefusedError(_("You may not publish the page of the meeting."))
    drafts = [version for version in desk.versions if version.is_open]
    for version in sorted(drafts, key=lambda v: v.language != desk.event.original_language):
        version.publish(desk.person)


def unpublish(desk: Any, documents: list[WorkingDocument]) -> None:
    """Readers no longer know of these documents."""
    _show_from(desk, documents, None, Action.WITHDRAWN)


def schedule(desk: Any, documents: list[WorkingDocument], moment: datetime, *, tells: bool) -> None:
    """Readers know of these documents from that moment on; of those shown already, as before."""
    waiting = [d for d in documents if not d.shown_at or d.shown_at > timezone.now()]
    for document in waiting:
        document.is_quiet = not tells
    _show_from(desk, waiting, moment, Action.DOCUMENTS_SHOWN)


def _show_from(
    desk: Any, documents: list[WorkingDocument], moment: datetime | None, action: Action
) -> None:
    for document in documents:
        document.shown_at = moment
        document.save(update_fields=["shown_at", "is_quiet"])
    details: dict[str, Any] = {"symbols": [document.full_symbol for document in documents]}
    if moment:
        details["from"] = moment.isoformat()
    record(action, by=desk.person, subject=subject_of(desk.event), details=details)


def open_to(desk: Any, documents: Iterable[WorkingDocument], access: str) -> None:
    """Say who may open documents: a FileAccess, or "participants", "body", "meeting"."""
    groups: list[Any] = []
    if access == "participants":
        groups = [desk.event.participants_group()]
    elif access == "body":
        groups = [desk.event.body.group]
    elif access == "meeting":
        groups = list(desk.meeting.document_groups.all())
    level = FileAccess.GROUPS if groups else access
    if access == "meeting":
        level = desk.meeting.document_access
    for document in documents:
        document.access = level
        document.save(update_fields=["access"])
        document.groups.set(groups)


def chosen_of(desk: Any, keys: list[str]) -> list[WorkingDocument]:
    """The documents of this meeting among those keys. Refused where there are none."""
    found = [document for document in desk.documents if str(document.pk) in keys]
    if not found:
        raise RefusedError(_("Tick the documents first."))
    return found


def due_dates(documents: list[WorkingDocument], languages: list[str], due_on: date | None) -> int:
    """Say when these languages are due, of those documents that lack them; without a day, no more.

    How many dates were set or taken away.
    """
    files = DocumentFile.objects.filter(is_current=True)
    there = set(
        files.filter(document__in=[d.document_id for d in documents]).values_list(
            "document_id", "language"
        )
    )
    keys = [d.pk for d in documents]
    if due_on is None:
        dues = DueLanguage.objects.filter(document__in=keys, language__in=languages)
        return int(dues.delete()[0])
    wanted = [
        DueLanguage(document=document, language=language, due_on=due_on)
        for document in documents
        for language in languages
        if (document.document_id, language) not in there
    ]
    DueLanguage.objects.bulk_create(
        wanted,
        update_conflicts=True,
        unique_fields=["document", "language"],
        update_fields=["due_on"],
    )
    return len(wanted)
