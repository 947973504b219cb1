"""Papers of meetings for the search: by symbol, and as its hits show them."""

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Cast, Length, Now

from content.compiled import Asked, Question, compiled_once
from content.exact_names import SYMBOL
from content.found_papers import FoundPaper
from content.languages import current_language
from content.models.reading import type_of_reader
from meetings.models import WorkingDocument
from meetings.papers import Paper, read_papers
from meetings.symbols import read_symbol

_REVISED = Exists(
    WorkingDocument.objects.filter(
        shown_at__lte=Now(),
        symbol=OuterRef("symbol"),
        part=OuterRef("part"),
        part_number=OuterRef("part_number"),
        revision__gt=OuterRef("revision"),
    )
)


def papers(attachments: list[int], user: type_of_reader) -> dict[int, FoundPaper]:
    """The hook of SEARCHED_PAPERS."""
    documents = WorkingDocument.objects.filter(pk__in=attachments).annotate(is_revised=_REVISED)
    return {paper.document.pk: _found(paper) for paper in read_papers(documents, user)}


def begun(words: str, user: type_of_reader, most: int) -> list[FoundPaper]:
    """The hook of BEGUN_PAPERS: the shortest symbols first, of those the newest papers."""
    symbol = read_symbol(words)
    if symbol is None:
        return []
    documents = WorkingDocument.objects.of_visible_entries(user).filter(
        symbol__startswith=symbol.base, part__startswith=symbol.part
    )
    newest = documents.annotate(is_revised=_REVISED).filter(is_revised=False)
    newest = newest.order_by(Length("full_symbol"), "-shown_at", "pk")[:most]
    return [_found(paper) for paper in read_papers(newest, user)]


def _found(paper: Paper) -> FoundPaper:
    title = paper.title
    is_own = not title["is_fallback"]
    return FoundPaper(
        symbol=paper.symbol,
        title=title["words"],
        url=paper.url_of_revision if paper.document.is_revised else paper.url,
        language=current_language().code if is_own else paper.document.title_language,
        is_locked=paper.is_locked,
    )


def by_symbol(words: str) -> list[Question]:
    """The hook of EXACT_NAMES: the paper of that symbol first, then what goes under it."""
    symbol = read_symbol(words)
    if symbol is None:
        return []
    return [
        _under_symbol(
            bool(symbol.revision),
            symbol=symbol.base,
            part=symbol.part,
            number=symbol.part_number,
            revision=symbol.revision,
        )
    ]


@compiled_once
def _under_symbol(_reader: type_of_reader, has_revision: bool) -> QuerySet:
    is_it = Q(part=Asked("part"), part_number=Asked("number"))
    if has_revision:
        is_it &= Q(revision=Asked("revision"))
    place = Case(When(is_it, then=SYMBOL), default=SYMBOL + 1, output_field=IntegerField())
    documents = WorkingDocument.objects.shown().filter(symbol=Asked("symbol"))
    return documents.order_by().values_list("entry", Cast("pk", BigIntegerField()), place)
