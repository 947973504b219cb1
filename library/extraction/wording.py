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
# Chinese is written with marks as wide as its characters.
NOT_WIDE = re.compile("[^，：；！？（）]+")
# Letters that only end words: where they begin them, a program wrote each line from its end.
LAST_LETTERS = "\u0629\u0649"
WRONG = re.compile(rf"\b[{LAST_LETTERS}](?=[{ARABIC}]{{2}})")
RIGHT = re.compile(rf"(?<=[{ARABIC}]{{2}})[{LAST_LETTERS}]\b")
# The Arabic stretches of a line, and what stands between them.
STRETCH = re.compile(rf"[{ARABIC}\u064b-\u0652](?:[{ARABIC}\u064b-\u0652 ]*)|[^{ARABIC}]+")


def letters(text: str) -> str:
    """The text with joined and wide forms taken back to letters, and nothing invisible."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C")


def readable(text: str) -> str:
    """The letters of a page in lines without blanks too many; "" where no word is among them."""
    lines = LINES.sub("\n", SPACES.sub(" ", HYPHENATED.sub("", text.replace("\r", "\n"))))
    plain = NOT_WIDE.sub(lambda run: letters(run.group()), lines)
    words = TURN.sub(" ", in_order(WITHIN_HAN.sub("", plain))).strip()
    return words if re.search(r"\w", words) else ""


def in_order(text: str) -> str:
    """Arabic that was written from the end of each line the way it is read."""
    if len(WRONG.findall(text)) <= len(RIGHT.findall(text)):
        return text
    return "\n".join(_turned(line) for line in text.split("\n"))


def _turned(line: str) -> str:
    stretches = reversed(STRETCH.findall(line))
    return "".join(s[::-1] if re.match(f"[{ARABIC}]", s) else s for s in stretches)
