"""Instruments as the list of Members names them: by their short names, where they have one."""

from typing import NamedTuple

from content.kept import Kept
from content.languages import LANGUAGES, current_language
from content.models import Version
from content.models.reading import type_of_reader
from members.accessions import accessions


class Instrument(NamedTuple):
    """An instrument that has a party; the tag is of a name in another language than the page's."""

    pk: int
    words: str
    language_tag: str


class Instruments:
    """Those that this reader may see, by slug: one statement, kept."""

    def __init__(self, kept: Kept, user: type_of_reader):
        self.by_slug: dict[str, Instrument] = kept.get(
            "members|instruments", lambda: _by_slug(user)
        )


def _by_slug(user: type_of_reader) -> dict[str, Instrument]:
    code = current_language().code
    bound = accessions().binding().visible_to(user).values("instrument")
    texts = (
        Version.objects.shown_in(code)
        .filter(entry__in=bound)
        .values_list("entry", "entry__slug", "title", "language", "entry__instrument__abbreviation")
    )
    found = {}
    for pk, slug, title, language, abbreviation in texts:
        # Short names are the same in all languages.
        tag = "" if abbreviation or language == code else LANGUAGES[language].tag
        found[slug] = Instrument(pk, abbreviation or title, tag)
    return found
