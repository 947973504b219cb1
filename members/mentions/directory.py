"""The names of all Members in all languages, and when they joined: what records compare with."""

from collections import defaultdict
from functools import reduce
from typing import NamedTuple

from django.db.models import CharField, Exists, F, Func, OuterRef, Q, TextField, Value
from django.db.models.functions import Cast

from content.kept import Kept
from content.models import Version
from content.models.reading import type_of_reader
from members.mentions.naming import Name, name_in, query_for
from members.models import Member
from textsearch.vectors import ReadyQuery, vector_of

# Lists turn names around, texts do not: Congo (Republic of the).
TURNED, AS_SAID = r"^(.+) \((.+)\)$", r"\2 \1"


class Directory(NamedTuple):
    """The dates of joining by the keys of Members that are counted, and everybody's names.

    `names` holds, by language and key, each name as lists write it and as texts do.
    """

    joined: dict[int, str]
    names: dict[str, dict[int, list[Name]]]

    def naming(self, pk: int) -> Q:
        """The condition on Version rows that name a Member, each in its own language."""
        texts = {
            language: query_for(
                names[pk], [name for key in names if key != pk for name in names[key]]
            )
            for language, names in self.names.items()
            if names.get(pk)
        }
        conditions = [
            Q(language=language, search_vector=ReadyQuery(text)) for language, text in texts.items()
        ]
        return reduce(Q.__or__, conditions, Q(pk__in=[]))


def directory(kept: Kept, user: type_of_reader) -> Directory:
    """What this reader may see of it: one statement, kept."""
    return kept.get("members|directory", lambda: _read(user))


def _read(user: type_of_reader) -> Directory:
    counted = Member.objects.counted().filter(pk=OuterRef("entry"))
    texts = Version.objects.published().order_by()
    texts = texts.filter(entry__in=Member.objects.visible_to(user).values("pk"))
    rows = texts.annotate(is_counted=Exists(counted)).values_list(
        "entry", "language", "entry__member__joined_on", "is_counted", *_vectors()
    )
    found = Directory({}, defaultdict(dict))
    for pk, language, joined_on, is_counted, *vectors in rows:
        if is_counted:
            found.joined[pk] = joined_on
        plain, plain_light, turned, turned_light = vectors
        # Most names say the same turned.
        both = dict.fromkeys([(plain, plain_light), (turned, turned_light)])
        found.names[language][pk] = [name for pair in both if (name := name_in(*pair))]
    return found


def _vectors() -> list[Cast]:
    """The title of a text as a vector and as a light one, and the same with the title turned."""
    light = Func(F("indexed_light"), Value("\n"), Value(1), function="split_part")
    vectors = []
    for wrap in [lambda words: words, _turned]:
        vectors += [vector_of(wrap(F("indexed_title"))), vector_of(wrap(light), is_light=True)]
    return [Cast(vector, CharField()) for vector in vectors]


def _turned(words: F | Func) -> Func:
    patterns = [Value(TURNED), Value(AS_SAID)]
    return Func(words, *patterns, function="regexp_replace", output_field=TextField())
