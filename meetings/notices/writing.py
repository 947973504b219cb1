"""The letter about new documents: it names and links them, and holds none of them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Value
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from content.languages import name_of, order_of_preference
from content.names import titles_of
from library.models import DocumentFile, Scan
from mail import letters
from mail.models import Letter
from meetings.models import WorkingDocument
from meetings.notices.stopping import stop_path
from meetings.symbols import sort_key

MOST_NAMED = 50


def write_letter(user: User, news: Iterable[Any]) -> Letter:
    """Write to a person about documents that they may open, grouped by meeting.

    They are those of `arrivals.news_for`. What the person may open no more when the letter goes
    out is not in it.
    """
    language, news = user.language, list(news)
    with translation.override(language):
        groups = _groups(news, language)
        number = sum(len(group["documents"]) for group in groups)
        context: dict[str, Any] = {
            "person": str(user),
            "number": number,
            "meeting": groups[0]["title"] if len(groups) == 1 else "",
            "groups": _first(groups),
            "more": max(0, number - MOST_NAMED),
            "choose_path": reverse("notices:following"),
            "stop_path": stop_path(user),
        }
    return letters.compose(
        "new_documents",
        to=user.email,
        language=language,
        context=context,
        unsubscribe_path=context["stop_path"],
        about={"user": user.pk, "documents": [document.pk for document in news]},
    )


def may_be_sent(about: dict[str, Any]) -> bool:
    """Whether the person of a letter may still open every document that it is about.

    Where it is only some of them, another letter is written about those.
    """
    user = User.objects.filter(pk=about["user"]).first()
    if user is None or not user.is_open():
        return False
    documents: Any = WorkingDocument.objects.visible_to(user).filter(pk__in=about["documents"])
    left = list(documents.annotate(was_told=Value(False)))
    if len(left) == len(about["documents"]):
        return True
    if left:
        write_letter(user, left)
    return False


def _first(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The groups with as many documents as a letter names."""
    room, named = MOST_NAMED, []
    for group in groups:
        if documents := group["documents"][:room]:
            named.append(group | {"documents": documents})
            room -= len(documents)
    return named


def _groups(news: list[Any], language: str) -> list[dict[str, Any]]:
    """Per meeting its name and path and the documents, in plain values: three statements."""
    new_files = {document.pk: document.new_files for document in news if document.was_told}
    files = DocumentFile.objects.filter(is_current=True, scan=Scan.CLEAN)
    documents = (
        WorkingDocument.objects.filter(pk__in=[document.pk for document in news])
        .select_related("entry__event", "document")
        .prefetch_related(Prefetch("document__files", queryset=files, to_attr="current_files"))
    )
    by_event = defaultdict(list)
    for document in sorted(documents, key=_place):
        by_event[document.entry].append(_named(document, language, new_files.get(document.pk, [])))
    titles = titles_of(event.pk for event in by_event)
    return [
        {"title": titles.get(event.pk, ""), "path": event.get_absolute_url(), "documents": named}
        for event, named in by_event.items()
    ]


def _place(document: WorkingDocument) -> tuple:
    return (document.entry.event.starts_at, document.entry_id, sort_key(document.full_symbol))


def _named(
    document: WorkingDocument, language: str, new_files: Iterable[dict[str, Any]]
) -> dict[str, str]:
    """Words and path of a document; of one that was told, the languages of its new files."""
    order = order_of_preference(language)
    files = sorted(
        document.document.current_files,  # type: ignore[attr-defined]
        key=lambda file: order.index(file.language),
    )

    def names(codes: list[str]) -> str:
        codes.sort(key=order.index)
        return ", ".join(name_of(code, in_language=language) for code in codes)

    return {
        "symbol": document.full_symbol,
        "title": files[0].title if files else document.title,
        "languages": names([file.language for file in files]),
        "added": names([file["language"] for file in new_files if file["revision"] == 1]),
        "replaced": names([file["language"] for file in new_files if file["revision"] > 1]),
        "path": reverse("meetings:document", kwargs={"path": document.names.path}),
    }
