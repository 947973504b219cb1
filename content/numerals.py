"""Numbers in figures: 12 345, 186th.

Django's own ordinals give French 21er, and need an application more.
"""

from content.languages import current_language

PATTERNS = {"fr": "%de", "es": "%d.º", "ru": "%d-й", "zh-hans": "第%d"}
ENGLISH = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """186th, 186e, 186-й: the ordinal in the page's language, masculine where that matters."""
    code = current_language().code
    if code == "en":
        is_teen = number % 100 in {11, 12, 13}
        return f"{number}{'th' if is_teen else ENGLISH.get(number % 10, 'th')}"
    if code == "fr" and number == 1:
        return "1er"
    return PATTERNS.get(code, "%d") % number


def spaced(number: int) -> str:
    """Thousands apart by a thin blank, as the international standard writes them."""
    return f"{number:,}".replace(",", "\u202f")
