"""Words in the place of mistyped ones, and full words for a beginning, as a reader may read them.

The list of words is counted at night from what everybody could read then. So each word of it is
asked for again, now and with the rights of its reader, before anything shows it; and whether a
typed word needs help is judged by what this reader may read, too.
"""

from collections.abc import Container, Iterable
from itertools import pairwise
from typing import Any

from django.contrib.postgres.search import SearchQueryField
from django.db.models import Case, Exists, Func, OuterRef, QuerySet, TextField, When
from django.db.models.functions import Cast
from django.utils import timezone

from content.compiled import Asked, IsAmong, compiled_once
from content.matches import are_held
from content.models import Attachment, Entry, Version
from content.models.reading import type_of_reader
from content.spans import newest_months
from library.models import FilePage
from textsearch.forms import apart
from textsearch.models import Word
from textsearch.queries import terms_of, understand
from textsearch.vectors import CONFIGURATIONS, DEFAULT_CONFIGURATION, ReadyQuery, lexeme
from textsearch.words import Proposal, folded, is_repairable, listed, proposals

# Of more, nobody sees whether they are the right ones.
MOST_TYPED = 12
# Words that more texts hold are looked for among the newest, which is quicker.
COMMON_TEXTS, NEWEST_MONTHS = 2_000, 3


def repair(words: str, reader: type_of_reader, language: str) -> dict[str, str]:
    """The right word for each that no text holds that the reader may read: {typed: right}.

    Empty where nothing is to be repaired. Right may be two words; of two words that are one, the
    first has it and the second is empty. At most seven statements.
    """
    typed = _typed(words)
    unknown = _unknown([word for word in typed if is_repairable(word)], reader)
    if not unknown:
        return {}
    pairs = [f"{one} {two}" for one, two in pairwise(typed) if {one, two} & set(unknown)]
    found = proposals([*unknown, *pairs], language)
    shown = readable(
        (word for some in found.values() for each in some for word in each.words), reader
    )
    right: dict[str, str] = {}
    # Two words that are one come first: each alone may be like another word.
    for wrong in sorted(found, key=lambda typed: " " not in typed):
        proposal = _first(found[wrong], shown)
        parts = wrong.split()
        if proposal and not right.keys() & set(parts):
            right |= dict.fromkeys(parts[1:], "") | {parts[0]: proposal.text}
    return right


def readable(words: Iterable[Word], reader: type_of_reader, beside: str = "") -> dict[int, str]:
    """Those of these words that stand in what the reader may read now: {key: what is asked for}.

    Words of one stem ask for the same. `beside` is the tsquery of other words that must stand in
    the same text. One statement.
    """
    pks = list({word.pk for word in words})
    if not pks:
        return {}
    beside = beside and f"({beside})"
    common = [newest(), *([] if reader.is_authenticated else [lexeme("a=public")])]
    facts = " & ".join(filter(None, [*common, beside]))
    asked = _held_words(bool(beside), words=pks, of_common=facts, of_others=beside)
    return dict(asked.rows_for(reader))


@compiled_once
def _held_words(reader: type_of_reader, is_narrowed: bool) -> QuerySet:
    """Words with the tsquery of their texts, those that stand in any that may be read."""
    texts = Version.objects.published().filter(
        language=OuterRef("language"),
        search_vector=ReadyQuery(OuterRef("asked")),
        entry__in=Entry.objects.visible_to(reader).values("pk"),
    )
    pages = FilePage.objects.current().filter(
        language=OuterRef("language"),
        search_vector=ReadyQuery(OuterRef("asked")),
        file__document__in=Attachment.objects.visible_to(reader).values("document"),
    )
    held = _Held("language", "word")
    of_common = When(texts__gt=COMMON_TEXTS, then=_both(held, "of_common"))
    of_others = _both(held, "of_others") if is_narrowed else held
    words = Word.objects.filter(IsAmong("pk", Asked("words"))).annotate(
        asked=Case(of_common, default=of_others, output_field=SearchQueryField())
    )
    words = words.filter(Exists(texts.order_by()) | Exists(pages.order_by()))
    return words.values_list("pk", Cast("asked", TextField()))


def _typed(words: str) -> list[str]:
    """The words one by one, without those of symbols (PTC/26/2) and those to be left out."""
    wanted = [term for term in terms_of(words) if not term.is_excluded]
    plain = [term.text for term in wanted if not any(map(str.isdigit, term.text))]
    typed = [word for text in plain for word in apart(text).split()]
    return list(dict.fromkeys(typed))[:MOST_TYPED]


def _unknown(words: list[str], reader: type_of_reader) -> list[str]:
    """Those of the words that nothing holds that the reader may read."""
    by_form = listed({folded(word) for word in words}) if words else {}
    shown = readable((word for some in by_form.values() for word in some), reader)
    known = {form for form, some in by_form.items() if any(word.pk in shown for word in some)}
    rest = [word for word in words if folded(word) not in known]
    # Once asked for together, each is known by itself: one statement for all.
    understand(" ".join(rest))
    answers = are_held(
        [understand(word) for word in rest], Entry.objects.visible_to(reader), reader
    )
    return [word for word, is_held in zip(rest, answers, strict=True) if not is_held]


def _first(found: list[Proposal], shown: Container[int]) -> Proposal | None:
    may_be_shown = (each for each in found if all(word.pk in shown for word in each.words))
    return next(may_be_shown, None)


class _Held(Func):
    """The tsquery of texts that hold a word, by its language and itself."""

    output_field = SearchQueryField()

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_extra: Any) -> Any:
        language, word = (compiler.compile(column)[0] for column in self.source_expressions)
        cases = " ".join(
            f"WHEN '{code}' THEN '{name}'::regconfig" for code, name in CONFIGURATIONS.items()
        )
        default = f"'{DEFAULT_CONFIGURATION}'::regconfig"
        return f"phraseto_tsquery(CASE {language} {cases} ELSE {default} END, {word})", []


def _both(held: Func, facts: str) -> Func:
    """The tsquery of texts that hold a word and what is asked for by that name."""
    return Func(held, ReadyQuery(Asked(facts)), template="(%(expressions)s)", arg_joiner=" && ")


def newest() -> str:
    """The part of a tsquery that the texts of the last months fulfil."""
    return newest_months(timezone.localdate(), NEWEST_MONTHS)
