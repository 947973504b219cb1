"""Members and other parties by name, in the order of the visitor's alphabet."""

from typing import NamedTuple

from django.db.models import Exists, Func, OuterRef
from django.urls import reverse

from content.alphabets import place
from content.finder import in_order, position_among
from content.kept import Kept
from content.languages import current_language
from content.models import Version
from content.models.reading import type_of_reader
from members.models import Member


class Name(NamedTuple):
    """A name as a page shows it, and the letter that it stands under."""

    pk: int
    words: str
    slug: str
    letter: str
    is_counted: bool
    is_fallback: bool
    language_tag: str
    direction: str

    @property
    def url(self) -> str:
        return reverse("members:member_detail", kwargs={"slug": self.slug})


class Names:
    """What this reader may see of them, in the page's language: one statement, kept."""

    def __init__(self, kept: Kept, user: type_of_reader):
        self.all: list[Name] = kept.get("members|names", lambda: _names(user))
        self.letters = {name.pk: name.letter for name in self.all}

    @property
    def not_counted(self) -> list[Name]:
        """Who takes part and is not counted among the Members."""
        return [name for name in self.all if not name.is_counted]

    @property
    def position(self) -> Func:
        """Sorts Members by name."""
        return position_among(self.letters)


def _names(user: type_of_reader) -> list[Name]:
    code = current_language().code
    counted = Member.objects.counted().filter(pk=OuterRef("entry"))
    texts = Version.objects.shown_in(code).annotate(is_counted=Exists(counted))
    texts = texts.filter(entry__in=Member.objects.visible_to(user).values("pk"))
    return [
        Name(
            text.entry_id,
            text.title,
            text.entry.slug,
            place(text.title, code).letter,
            text.is_counted,  # type: ignore[attr-defined]
            text.is_fallback,
            text.language_tag,
            text.direction,
        )
        for text in in_order(texts.select_related("entry"))
    ]
