"""What a pack consists of: the files, a table of contents in two forms, and the checksums."""

import hashlib
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from content.downloads import written_size
from content.languages import LANGUAGES, Language, name_of, order_of_preference
from content.models import Version
from meetings.models import AgendaText, Meeting
from meetings.packs.choosing import PackFile
from meetings.packs.naming import names_of
from meetings.packs.writing import Member, checksums, page

# No document has such names, as every symbol has a slash.
CONTENTS, CHECKSUMS = "0-CONTENTS", "SHA256SUMS.txt"
RIGHT_TO_LEFT_MARK, ISOLATE, END_OF_ISOLATE = "\u200f", "\u2068", "\u2069"


class Line(NamedTuple):
    """A document in the table of contents."""

    symbol: str
    title: str
    language: Language
    facts: str
    stands_in: str
    name: str

    @property
    def url(self) -> str:
        return quote(self.name)


class Manifest(NamedTuple):
    """All of a pack before it is made. The key changes with anything that is in it."""

    key: str
    members: list[Member]
    size_bytes: int


def manifest(meeting: Meeting, papers: list[PackFile], language: str) -> Manifest:
    """The pack of these files, there must be one, for a reader of that language.

    It takes two statements, and is the same for everybody who gets the same files.
    """
    names = names_of(papers)
    with translation.override(language):
        context = _contents(meeting, papers, names, language)
        html = render_to_string("meetings/pack_contents.html", context)
        text = "\n".join(_text(context)) + "\n"
    newest = max(paper.created_at for paper in papers)
    pages = [page(f"{CONTENTS}.html", html, newest), page(f"{CONTENTS}.txt", text, newest)]
    members = [*pages, *(_member(paper, names[paper.pk]) for paper in papers)]
    sums = checksums(members)
    members.insert(2, page(CHECKSUMS, sums, newest))
    told = [str(meeting.pk), language, *(str(paper.pk) for paper in papers), sums]
    key = hashlib.sha256("\n".join(told).encode()).hexdigest()
    return Manifest(key, members, sum(member.size_bytes for member in members))


def _member(paper: PackFile, name: str) -> Member:
    return Member(
        name,
        paper.size_bytes,
        paper.digest,
        paper.created_at,
        lambda: default_storage.open(paper.stored),
    )


def _contents(
    meeting: Meeting, papers: list[PackFile], names: dict[int, str], code: str
) -> dict[str, Any]:
    text = Version.objects.shown_in(code).filter(entry=meeting.pk).first()
    items = _items(papers, code)
    groups: list[dict[str, Any]] = [
        {"item": items.get(item), "lines": [_line(paper, names[paper.pk], code) for paper in found]}
        for item, found in groupby(papers, lambda paper: paper.item_id)
    ]
    return {
        "language": LANGUAGES[code],
        "meeting": text,
        "url": f"{settings.SITE_URL}{meeting.event.get_absolute_url()}",
        "groups": groups,
        "checksums": CHECKSUMS,
        "stands_in": any(line.stands_in for group in groups for line in group["lines"]),
    }


def _items(papers: list[PackFile], code: str) -> dict[int | None, AgendaText]:
    """The items of the agenda by id, each with its text in the best language."""
    order = order_of_preference(code)
    texts = AgendaText.objects.filter(item__in={paper.item_id for paper in papers} - {None})
    ranked = sorted(texts.select_related("item"), key=lambda text: -order.index(text.language))
    return {text.item_id: text for text in ranked}


def _line(paper: PackFile, name: str, code: str) -> Line:
    language, stands_in = LANGUAGES[paper.language], ""
    if paper.language != code:
        names = {
            "language": name_of(paper.language, in_language=code),
            "asked": name_of(code, in_language=code),
        }
        stands_in = _("In %(language)s, because it is not there in %(asked)s.") % names
    facts = f"{paper.format.upper()}, {written_size(paper.size_bytes)}"
    return Line(paper.full_symbol, paper.title, language, facts, stands_in, name)


def _text(context: dict[str, Any]) -> Iterator[str]:
    """The table of contents as plain text, line by line."""
    mark = RIGHT_TO_LEFT_MARK if context["language"].direction == "rtl" else ""
    for line in _lines(context):
        yield f"{mark}{line}" if line else ""


def _lines(context: dict[str, Any]) -> Iterator[str]:
    yield _apart(context["meeting"].title if context["meeting"] else "")
    yield context["url"]
    if context["stands_in"]:
        yield ""
        yield _("Some documents are in another language; it is said below each of them.")
    for group in context["groups"]:
        yield ""
        yield _heading(group["item"])
        for line in group["lines"]:
            yield ""
            yield f"  {_apart(line.symbol)} {_apart(line.title)}"
            yield f"  {_apart(line.name)} ({_apart(line.facts)})"
            if line.stands_in:
                yield f"  {line.stands_in}"
    yield ""
    yield _("To see that nothing was damaged on the way: sha256sum -c %(file)s") % {
        "file": context["checksums"]
    }


def _heading(text: AgendaText | None) -> str:
    if text is None:
        return _("Documents of the whole meeting")
    return f"{text.item.number}. {_apart(text.title)}"


def _apart(words: str) -> str:
    """Words that may run the other way than those around them."""
    return f"{ISOLATE}{words}{END_OF_ISOLATE}"
