"""What somebody who is typing may mean: pinned entries, titles, and how the last word goes on."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.db.models import F, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from content.addresses import address_of
from content.compiled import Asked, IsAmong, compiled_once
from content.found_papers import begun_papers
from content.frame import SEARCH
from content.languages import LANGUAGES, current_language, order_of_preference
from content.models import Entry, Version
from content.models.reading import type_of_reader
from content.spelling import COMMON_TEXTS, newest, readable
from content.titles import TitleVector
from search.best_bets import begun_bets
from search.kinds import BY_LABEL, PAPER
from textsearch.forms import HAN_RUN, seen
from textsearch.models import Word
from textsearch.queries import Query, understand
from textsearch.vectors import ReadyQuery, lexeme
from textsearch.words import beginnings, folded_words, languages_with_words

MOST, MOST_COMPLETIONS = 8, 4
# Titles that are looked at for those to show.
MOST_TITLES = 100
SHORTEST, LONGEST = 3, 100
# The fact that what has the title has a name.
NAMED = f"({' | '.join(lexeme(f'k={kind}') for kind in settings.NAMED_KINDS)})"


class Suggestion(NamedTuple):
    """What may be meant: a title or words, what that is, and where it leads."""

    text: str
    kind: str
    url: str
    language: str

    def as_json(self) -> dict[str, str]:
        language = LANGUAGES[self.language]
        facts = {"text": self.text, "kind": self.kind, "url": self.url}
        return facts | {"language_tag": language.tag, "direction": language.direction}


class Title(NamedTuple):
    """A title that holds the words."""

    text: str
    language: str
    entry: int
    kind: str
    slug: str


@require_safe
def suggestion_list(request: HttpRequest) -> JsonResponse:
    """At most eight suggestions for the words in `q`, which may end within a word."""
    found = suggestions(request.GET.get("q", ""), request.user)
    said = ngettext("%(number)s suggestion", "%(number)s suggestions", len(found))
    response = JsonResponse(
        {
            "suggestions": [each.as_json() for each in found],
            "label": _("Suggestions"),
            "said": said % {"number": len(found)} if found else "",
        }
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def suggestions(words: str, reader: type_of_reader) -> list[Suggestion]:
    """Pinned entries first, then papers, titles and words: mostly four statements."""
    words = " ".join(seen(words[: 2 * LONGEST]).replace("\x00", " ").split())
    has_enough = len(folded_words(words)) >= SHORTEST or HAN_RUN.search(words)
    if not has_enough or len(words) > LONGEST:
        return []
    last = words.rpartition(" ")[2]
    full = beginnings(last, languages_with_words())
    named = [*_pinned(words, reader), *_papers(words, reader)]
    titles = [*named, *_titles(words, last, full, reader)]
    once = list({each.url: each for each in titles}.values())
    goes_on = _completions(words, last, full, reader)
    return [*once[: MOST - min(len(goes_on), MOST_COMPLETIONS)], *goes_on][:MOST]


def _pinned(words: str, reader: type_of_reader) -> Iterator[Suggestion]:
    for entry in begun_bets(words, current_language().code, reader):
        text = entry.text
        yield from _to_entry(Title(text.title, text.language, entry.pk, entry.kind, entry.slug))


def _papers(words: str, reader: type_of_reader) -> Iterator[Suggestion]:
    """Papers of meetings whose symbol begins so: PTC/26."""
    for paper in begun_papers(words, reader, MOST):
        text = f"{paper.symbol} {paper.title}"
        yield Suggestion(text, BY_LABEL[PAPER].one, paper.url, paper.language)


def _titles(
    words: str, last: str, full: list[Word], reader: type_of_reader
) -> Iterator[Suggestion]:
    """Titles with all words, the last of them as a beginning; the likeliest first."""
    query = _query(words, last, full)
    if not query:
        return
    typed, begun = folded_words(words), f" {folded_words(last)}"
    order = order_of_preference(current_language().code)

    def merit(title: Title) -> tuple[int, bool, bool, int, str]:
        is_inside = not folded_words(title.text).startswith(typed)
        is_other = title.kind not in settings.NAMED_KINDS
        return order.index(title.language), is_inside, is_other, len(title.text), title.text

    # Where the words are of the reader's language, titles in others are seldom needed.
    is_own = any(word.language == order[0] for word in full)
    shown: set[int] = set()
    for languages in [order[:1], order[1:]] if is_own else [order]:
        found = _held(query, languages, full, reader)
        if _is_short(last):
            found = [title for title in found if begun in f" {folded_words(title.text)}"]
        for title in sorted(found, key=merit):
            if title.entry not in shown:
                shown.add(title.entry)
                yield from _to_entry(title)
            if len(shown) == MOST:
                return


def _query(words: str, last: str, full: list[Word]) -> Query:
    """What the titles hold; of a last word of one or two letters nothing is asked."""
    if _is_short(last) and last != words:
        return understand(words.removesuffix(last))
    by_language: dict[str, list[str]] = {}
    for word in full:
        by_language.setdefault(word.language, [last]).append(word.word)
    query = understand(words)
    return query.with_beginning(by_language) if full else query


def _is_short(last: str) -> bool:
    return len(last) < SHORTEST and not HAN_RUN.search(last)


def _held(
    query: Query, languages: list[str], full: list[Word], reader: type_of_reader
) -> list[Title]:
    """Some of the titles in these languages that hold the query, of what has a name and the rest.

    Of common words only the newest of the rest. One statement, or none.
    """
    words = query.text_in(languages)
    if not words:
        return []
    is_common = sum(word.texts for word in full if word.language in languages) > COMMON_TEXTS
    recent = [newest()] if is_common else []
    # That they are public is not asked of the index: it takes longer than to ask for the rights.
    asked = _titles_with(
        languages=languages,
        named=f"{words} & {NAMED}",
        rest=" & ".join([words, f"!{NAMED}", *recent]),
    )
    return [Title(*row) for row in asked.rows_for(reader)]


@compiled_once
def _titles_with(reader: type_of_reader) -> QuerySet:
    titles = Version.objects.published().filter(entry__in=Entry.objects.visible_to(reader))
    titles = titles.filter(IsAmong("language", Asked("languages")))
    columns = {"entry_kind": F("entry__kind"), "entry_slug": F("entry__slug")}
    titles = titles.annotate(**columns).values_list("title", "language", "entry", *columns)
    titles = titles.alias(words=TitleVector()).order_by()
    named, rest = (titles.filter(words=ReadyQuery(Asked(name))) for name in ["named", "rest"])
    return named[:MOST_TITLES].union(rest[:MOST_TITLES], all=True)


def _to_entry(title: Title) -> Iterator[Suggestion]:
    """The suggestion that leads to an entry; none for an entry without a page of its own."""
    try:
        url = address_of(title.kind, title.slug)
    except NoReverseMatch:
        return
    kind = str(capfirst(apps.get_model(title.kind)._meta.verbose_name))
    yield Suggestion(title.text, kind, url, title.language)


def _completions(
    words: str, last: str, full: list[Word], reader: type_of_reader
) -> list[Suggestion]:
    """The words with the last one whole, in the page's language."""
    code = current_language().code
    own = [word for word in full if word.language == code and word.folded != folded_words(last)]
    before = words.removesuffix(last)
    shown = readable(own, reader, understand(before).text_in([code]))
    likeliest: dict[str, Word] = {}
    for word in own:
        # Of words of one stem, the first finds what the others find.
        if word.pk in shown:
            likeliest.setdefault(shown[word.pk], word)
    texts = [before + word.word for word in likeliest.values()]
    address = reverse(SEARCH)
    return [
        Suggestion(text, _("Search"), f"{address}?{urlencode({'q': text})}", code)
        for text in texts[:MOST_COMPLETIONS]
    ]
