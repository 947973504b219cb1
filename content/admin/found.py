"""The entries that an editor's words find: in their published texts, or in those being written."""

from typing import NamedTuple

from django.db.models import QuerySet

from accounts.models import User
from content import search
from content.matches import matches
from content.models import Entry, Version
from textsearch.queries import understand
from textsearch.vectors import lexeme


class Found(NamedTuple):
    """Keys of entries; where they are not all, the newest."""

    keys: set[int]
    is_complete: bool


def found(words: str, entries: QuerySet, editor: User) -> Found:
    """Those of the entries that hold the words, or have them as their address.

    Keys, not a condition: PostgreSQL would look at every entry for what is in one of several
    places, and at every text that holds a common word. Three statements, a few more for that.
    """
    kind = entries.model._meta.label_lower
    facts = [] if entries.model is Entry else [lexeme(f"k={kind}")]
    texts = matches(understand(words), entries, editor, facts, is_ranked=False)
    # Pages of files tell of papers, which not every editor may read.
    keys = {text.entry for text in texts.rows if text.attachment is None}
    written = Version.objects.open().filter(search.matching(words)).order_by()
    named = entries.filter(slug=words).order_by().values_list("pk")
    keys |= {key for (key,) in written.values_list("entry").union(named)}
    return Found(keys, texts.is_complete)
