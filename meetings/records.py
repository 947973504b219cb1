"""The page of a document: documents/PTC/26/2/ is its newest revision, for ever."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from content import dates, structured_data
from content.denials import deny, deny_hidden
from content.frame import alternates
from content.kept import kept_page
from content.languages import LANGUAGES, by_preference, current_language, name_of
from content.models import Entry
from content.presentation import present
from content.trails import home_step, text_step
from events.models import Event
from events.trails import events_step
from meetings.models import AgendaText, WorkingDocument
from meetings.papers import Paper, grouped, lock_reason, read_papers
from meetings.symbols import Asked, read_address

NOT_SHOWN = "document not shown"


@require_safe
@kept_page
def document(request: HttpRequest, path: str) -> HttpResponse:
    """A document of a meeting: the revision asked for, else the newest that has files.

    Who may not know of the meeting gets the same answer as for a symbol that nobody has given.
    """
    asked = read_address(path)
    if asked is None:
        raise Http404(path)
    proper = _proper_path(asked)
    if path != proper:
        address = reverse("meetings:document", kwargs={"path": proper})
        return redirect(address, permanent=True)
    user: Any = request.user
    known = WorkingDocument.objects.of_visible_entries(user).filter(symbol=asked.symbol.base)
    papers = read_papers(known, user)
    paper = _chosen(asked, papers)
    if paper is None:
        _refuse(request, asked)
        raise Http404(path)
    paper.reason = lock_reason(paper, user) if paper.is_locked else ""
    return render(request, "meetings/document.html", _context(request, asked, paper, papers))


def _proper_path(asked: Asked) -> str:
    """PTC/26/2/rev/1 for ptc/26/2/Rev.1."""
    return asked.symbol.path if asked.revision is None else asked.symbol.path_of_revision


def _chosen(asked: Asked, papers: list[Paper]) -> Paper | None:
    """The revision asked for; else the newest with files; else the newest of all."""
    same = _revisions(asked, papers)
    if asked.revision is not None:
        return next((one for one in same if one.document.revision == asked.revision), None)
    return next((one for one in same if one.files), same[0] if same else None)


def _revisions(asked: Asked, papers: list[Paper]) -> list[Paper]:
    """All revisions of what is asked for, the newest first."""
    wanted = asked.symbol[:3]
    same = [paper for paper in papers if paper.document.names[:3] == wanted]
    return sorted(same, key=lambda paper: -paper.document.revision)


def _refuse(request: HttpRequest, asked: Asked) -> None:
    """Write down who asked for a document that exists and is not for them."""
    names = asked.symbol._replace(revision=asked.revision or 0)._asdict()
    if asked.revision is None:
        del names["revision"]
    names["symbol"] = names.pop("base")
    hidden = WorkingDocument.objects.filter(**names)
    events = Event.objects.filter(pk__in=hidden.values("entry"))
    if not deny_hidden(request, events) and hidden.exists():
        deny(request, NOT_SHOWN)


def _context(
    request: HttpRequest, asked: Asked, paper: Paper, papers: list[Paper]
) -> dict[str, Any]:
    event = _event(request, paper)
    beside = [
        one for whole in grouped(papers) for one in whole.all
        if one.document.names[:3] != paper.document.names[:3]
    ]  # fmt: skip
    revisions = _revisions(asked, papers)
    item = _item(paper)
    return _head(paper, event, is_newest=asked.revision is None) | {
        "paper": paper,
        "event": event,
        "item": item,
        "item_language": LANGUAGES[item.language] if item else None,
        "shown_on": dates.day(paper.document.shown_at),
        "beside": beside,
        "revisions": revisions if len(revisions) > 1 else [],
        "notices": _notices(asked, paper, revisions),
    }


def _event(request: HttpRequest, paper: Paper) -> Entry:
    entries = Entry.objects.visible_to(request.user).filter(pk=paper.document.entry_id)
    found = entries.one_statement(current_language().code)
    if not found:
        raise Http404("withdrawn at this moment")
    present(found)
    return found[0]


def _item(paper: Paper) -> AgendaText | None:
    """The agenda item that it belongs to, in the best language: one statement."""
    texts = AgendaText.objects.filter(item=paper.document.item_id).select_related("item")
    return texts.order_by(by_preference(current_language().code)).first()


def _head(paper: Paper, event: Entry, *, is_newest: bool) -> dict[str, Any]:
    """The breadcrumb, and what the head of the page says.

    Machines are told of the newest revision, in the languages that it has, if all may open it.
    """
    address = paper.url if is_newest else paper.url_of_revision
    codes = [file.code for file in paper.files]
    is_here = current_language().code in codes
    language = current_language().code if is_here or not codes else codes[0]
    trail = [
        home_step(),
        events_step(),
        text_step(event.text, event.get_absolute_url()),
        {"label": paper.symbol, "direction": "ltr"},
    ]
    is_hidden = paper.is_locked or not is_newest
    links = alternates(address, codes, paper.document.title_language)
    return {
        "trail": trail,
        "heading": f"{paper.symbol}: {paper.title['words']}",
        "robots": "noindex, follow" if is_hidden else "",
        "canonical_url": f"{settings.SITE_URL}/{language}/{address.split('/', 2)[2]}",
        "alternates": links if is_here and not is_hidden else [],
        "structured_data": structured_data.script(
            {"@graph": [_described(paper, event), structured_data.breadcrumb(trail)]}
        ),
    }


def _described(paper: Paper, event: Entry) -> dict[str, Any]:
    return {
        "@type": "DigitalDocument",
        "identifier": paper.symbol,
        "name": paper.title["words"],
        "inLanguage": [file.language.tag for file in paper.files],
        "datePublished": paper.document.shown_at.isoformat(),
        "publisher": structured_data.ORGANIZATION,
        "isPartOf": {"@type": "Event", "name": event.text.title},
    }


def _notices(asked: Asked, paper: Paper, revisions: list[Paper]) -> dict[str, Any]:
    """What a reader should know first: a newer revision, and that their language is missing."""
    code = current_language().code
    newest = revisions[0]
    has_language = any(file.code == code for file in paper.files)
    former = [
        one for one in revisions
        if one.document.revision < paper.document.revision
        and any(file.code == code for file in one.files)
    ]  # fmt: skip
    due = next((due.day for due in paper.due if due.code == code), "")
    return {
        "newer": newest if newest is not paper and asked.revision is not None else None,
        "announced": newest if newest is not paper and asked.revision is None else None,
        "missing": "" if has_language else name_of(code, in_language=code),
        "due": due,
        "former": former[0] if former and not has_language else None,
    }
