"""Words as people read them, from letters as programs lay them out."""

import re
import unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
ARABIC = "\u0620-\u064a\u0671-\u06d3"
SPACES = re.compile(r"[^\S\n]+")
LINES = re.compile(r" ?\n[ \n]*")
# Lines end anywhere in Chinese, and with a hyphen within words.
WITHIN_HAN = re.compile(f"(?<=[{HAN}])\n(?=[{HAN}])")
HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_A-Z])")
# Numbers and names stand in Arabic lines without a blank, where the direction turns.
TURN = re.compile(f"(?<=[{ARABIC}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{ARABIC}])")


def letters(text: str) -> str:
    """The text with joined and wide forms taken back to letters, and nothing invisible."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C")


def readable(text: str) -> str:
    """The letters of a page in lines without blanks too many; "" where no word is among them."""
    lines = LINES.sub("\n", SPACES.sub(" ", HYPHENATED.sub("", text.replace("\r", "\n"))))
    words = TURN.sub(" ", WITHIN_HAN.sub("", letters(lines))).strip()
    return words if re.search(r"\w", words) else ""
