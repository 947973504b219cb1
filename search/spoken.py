"""Words of hits with their language, as `language_attributes` takes them."""

from dataclasses import dataclass

from content.languages import LANGUAGES, current_language


@dataclass(frozen=True)
class Spoken:
    """Words in a language, perhaps another than the page's."""

    text: str
    language: str

    @property
    def language_tag(self) -> str:
        return LANGUAGES[self.language].tag

    @property
    def language_name(self) -> str:
        return LANGUAGES[self.language].name

    @property
    def direction(self) -> str:
        return LANGUAGES[self.language].direction

    @property
    def is_fallback(self) -> bool:
        return self.language != current_language().code
