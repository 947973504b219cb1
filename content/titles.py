"""Titles by their words: an index of their own, for suggestions while somebody types.

Its vector holds what that of the whole text holds of the title, and the facts of the entry, so
that the same queries find in it.
"""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func

from textsearch.vectors import DEFAULT_CONFIGURATION, configuration_of


class TitleVector(Func):
    """The vector of a text's title: stems, words as typed, light Arabic, facts.

    Written as one piece: whoever types waits for each of its parts to be put together.
    """

    output_field = SearchVectorField()

    def __init__(self, *columns, **extra):
        columns = columns or ("language", "indexed_title", "indexed_light", "facts")
        super().__init__(*columns, **extra)

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_extra: Any) -> Any:
        language, title, light, facts = (
            compiler.compile(column)[0] for column in self.source_expressions
        )
        simple = f"'{DEFAULT_CONFIGURATION}'::regconfig"
        parts = [
            f"to_tsvector({configuration_of(language)}, {title})",
            f"strip(to_tsvector({simple}, {title}))",
            f"strip(to_tsvector({simple}, split_part({light}, E'\\n', 1)))",
            f"array_to_tsvector(array_append({facts}, 'l=' || {language}))",
        ]
        return f"({' || '.join(parts)})", []
