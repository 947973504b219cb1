"""The table of the access proof: who finds which word, and who may see it at all.

Every row of every kind has a word of its own in every place. `READERS_OF` says who may read what;
that it says the same as `visible_to` is a test. "hushword" stands in all of them, and each place
that is searched has such a word as well, so that one query asks for everything.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from hashlib import md5

from django.utils import timezone

from content.models import Access
from content.models.attachment import FileAccess
from tests.access_table import KINDS

ROLES = [
    "anonymous", "registered", "member", "delegate", "participant", "officer",
    "author", "publisher", "superuser",
]  # fmt: skip
EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {"anonymous"}
# Who may read every published entry, by a right of their own.
ALL_SEEING = frozenset({"publisher", "superuser"})
IN_GROUP = ALL_SEEING | {"member", "delegate"}
TAKING_PART = ALL_SEEING | {"participant"}
NOBODY: frozenset[str] = frozenset()

# Entries: who may read what is in that state.
READERS_OF = {
    "public": EVERYBODY,
    "registered": SIGNED_IN,
    "groups": IN_GROUP,
    "participants": TAKING_PART,
    "draft": NOBODY,
    "review": NOBODY,
    "withdrawn": NOBODY,
    "future": NOBODY,
    "expired": NOBODY,
    "deleted": NOBODY,
    # The text of a public entry that is not, or no longer, its published one.
    "superseded": NOBODY,
    "draft of public": NOBODY,
    "French draft": NOBODY,
    "French withdrawn": NOBODY,
}
OF_PUBLIC = ["superseded", "draft of public", "French draft", "French withdrawn"]

# Files of a public entry: who may open what is in that state.
OPENERS_OF = {
    "inherited": EVERYBODY,
    "for registered": SIGNED_IN,
    "for group": IN_GROUP,
    "for participants": TAKING_PART,
    "never shown": NOBODY,
    "shown later": NOBODY,
    "opens later": IN_GROUP,
    "opened": EVERYBODY,
    "earlier revision": NOBODY,
    "former edition": EVERYBODY,
    "waiting": NOBODY,
    "refused": NOBODY,
}
# Its readers see the names of what they may not open; of these they see nothing.
UNSEEN = ["never shown", "shown later", "earlier revision", "waiting", "refused"]

# Kinds that have no page: links stand in menus, units are for editors.
PAGELESS = ["link", "unit"]
ALL_KINDS = [*KINDS, *PAGELESS]
TEXTS = ["title", "summary", "body", "correction"]
FILES = ["file title", "file name", "file text", "file address"]
FACTS = ["slug", "alternative text", "credit", "synonym"]
OWN_FACTS = {"glossary": ["abbreviation"], "events": ["agenda", "decision", "programme"]}
# Where words are looked for.
SEARCHED = ["title", "summary", "body", "file title", "file name", "file text"]
LETTERS = "bcdfghjklmnpqrtv"
WORD = re.compile(r"hw[bcdfghjklmnpqrtv]{10}")


def word_of(*names: str) -> str:
    """The one word of a place: no two are alike, so that none is taken for a slip of another."""
    digest = md5("|".join(names).encode(), usedforsecurity=False).hexdigest()
    return "hw" + "".join(LETTERS[int(digit, 16)] for digit in digest[:10])


def hush(place: str) -> str:
    """The word that stands in that place of every row."""
    return "hush" + place.replace(" ", "")


@dataclass(frozen=True)
class Hidden:
    """A word: where it stands, who may find what holds it, and who may see it somewhere."""

    kind: str
    state: str
    place: str
    finders: frozenset[str]
    readers: frozenset[str]

    @property
    def word(self) -> str:
        return word_of(self.kind, self.state, self.place)


def places_of(kind: str, state: str) -> list[str]:
    """The places with a word in an entry of the kind that is in that state."""
    if state in OF_PUBLIC:
        return TEXTS
    return [*TEXTS, *FILES, *FACTS, *OWN_FACTS.get(kind, [])]


def of_entries() -> list[Hidden]:
    rows = []
    for kind in ALL_KINDS:
        for state, readers in READERS_OF.items():
            for place in places_of(kind, state):
                finders = readers if place in SEARCHED else NOBODY
                rows.append(Hidden(kind, state, place, finders, readers))
    return rows


def of_files() -> list[Hidden]:
    """Words of the files of a public tool, and of the papers of a public meeting."""
    rows = []
    for kind in ["listed", "paper"]:
        for state, openers in OPENERS_OF.items():
            known = NOBODY if state in UNSEEN else EVERYBODY
            rows += [
                Hidden(kind, state, "file title", openers, known),
                Hidden(kind, state, "file address", NOBODY, openers),
                Hidden(kind, state, "file name", openers, openers),
                Hidden(kind, state, "file text", openers, openers),
            ]
    return rows


HIDDEN = {row.word: row for row in [*of_entries(), *of_files()]}


def may_see(role: str) -> set[str]:
    """The words that may be shown to somebody."""
    return {word for word, row in HIDDEN.items() if role in row.readers}


def titles(role: str, kind: str) -> set[str]:
    """The words in the titles of entries of a kind that somebody may read."""
    states = [state for state, readers in READERS_OF.items() if role in readers]
    return {word_of(kind, state, "title") for state in states}


def facts_of_entry(state: str) -> dict:
    """The columns of an entry in that state; groups are named."""
    now = timezone.now()
    return {
        "registered": {"access": Access.REGISTERED},
        "groups": {"access": Access.GROUPS, "groups": "body"},
        "participants": {"access": Access.GROUPS, "groups": "participants"},
        "future": {"published_at": now + timedelta(days=1)},
        "expired": {
            "published_at": now - timedelta(days=2),
            "expires_at": now - timedelta(days=1),
        },
    }.get(state, {})


def facts_of_file(state: str) -> dict:
    """The columns of an attachment in that state; groups are named."""
    now = timezone.now()
    later = now + timedelta(days=1)
    return {
        "for registered": {"access": FileAccess.REGISTERED},
        "for group": {"access": FileAccess.GROUPS, "groups": "body"},
        "for participants": {"access": FileAccess.GROUPS, "groups": "participants"},
        "never shown": {"shown_at": None},
        "shown later": {"shown_at": later},
        "opens later": {"access": FileAccess.GROUPS, "groups": "body", "opens_at": later},
        "opened": {"access": FileAccess.GROUPS, "opens_at": now - timedelta(days=1)},
        "former edition": {"is_former": True},
    }.get(state, {})
