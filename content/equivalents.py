"""Words that mean the same, by language: what editors keep, and the names that terms have.

The title, the abbreviation and the other names of a public term are one group: nobody types them
a second time. Other names of a topic do not mean the same: transit is a part of facilitation.
"""

from collections.abc import Iterable
from operator import itemgetter

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from content.kept import Kept
from content.models import Synonym, Term, Version
from textsearch.equivalents import Equivalents
from textsearch.models import SynonymSet

type_of_groups = dict[str, list[list[str]]]

# Sets of editors and entries with other names: more would make each search slow.
MOST_GROUPS = 5_000
MAX_WORDS = 100
TEXTS = ArrayField(TextField())


def equivalents(kept: Kept) -> Equivalents:
    """For each language, the groups of words that mean the same; kept, ready to be looked up."""
    return kept.get_for_all("equivalents", lambda: Equivalents(groups()))


def groups() -> type_of_groups:
    """The same as they are now: one statement."""
    sets = SynonymSet.objects.order_by().values_list("language", Cast("words", TEXTS), "pk")
    rows = sets[:MOST_GROUPS].union(_names()[:MOST_GROUPS], all=True)
    found: type_of_groups = {}
    for language, names, _key in sorted(rows, key=itemgetter(2)):
        if len(group := _words(names)) > 1:
            found.setdefault(language, []).append(group)
    return found


class _Array(Func):
    template = "ARRAY[%(expressions)s]::text[]"
    output_field = TEXTS


class _Joined(Func):
    function = "array_cat"
    output_field = TEXTS


def _names() -> QuerySet:
    """Language, names and key of the texts of terms that everybody may read."""
    others = Synonym.objects.filter(entry=OuterRef("entry"), language=OuterRef("language"))
    visible = Term.objects.visible_to(AnonymousUser()).values("pk")
    texts = Version.objects.published().filter(entry__in=visible).order_by()
    named = texts.filter(Exists(others) | Q(entry__term__abbreviation__gt=""))
    own = _Array(F("title"), Coalesce("entry__term__abbreviation", Value("")))
    names = _Joined(own, Cast(ArraySubquery(others.order_by("pk").values("words")), TEXTS))
    return named.values_list("language", names, "pk")


def _words(names: Iterable[str]) -> list[str]:
    """The names, each once whatever its case, without those too long to be typed."""
    plain = {name.casefold(): name for name in names if 0 < len(name) <= MAX_WORDS}
    return list(plain.values())
