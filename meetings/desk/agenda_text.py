"""An agenda as people write it: numbered lines, sub-items, times."""

import re
import unicodedata
from datetime import time
from typing import NamedTuple

from django.utils.translation import gettext as _

from meetings.numbering import NUMBER, parent_of

MOST_LINES = 400
MOST_CHARACTERS = 60_000
LONGEST_TITLE = 500
# Controls, direction marks, joiners and the mark of a file's beginning say nothing here.
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
WIDE = str.maketrans("．：（）～－", ".:()~-")
CHINESE = "零一二三四五六七八九"
ONE_TO_NINE = f"[{CHINESE[1:]}]"
CLOCK = r"(?<![\d.:])(?:[01]?\d|2[0-3])"
TO = r"\s*(?:-|–|—|~|\bto\b|\bà\b|\ba\b|\bдо\b|إلى|حتى|至|到)\s*"
# 10:00, 10 h 00, 10h; with a dot only in a range, as 2.10 is the number of an item too.
MOMENT = rf"({CLOCK})\s?(?:[:٫]\s?([0-5]\d)|\s?[hHч]\s?([0-5]\d)?)(?!\w)"
DOTTED = rf"({CLOCK})\.([0-5]\d)"
RANGE = re.compile(rf"{MOMENT}{TO}{MOMENT}")
DOTTED_RANGE = re.compile(rf"{DOTTED}{TO}{DOTTED}")
SINGLE = re.compile(MOMENT)
WORD = r"(?:(?:agenda\s+)?item|point|punto|tema|пункт|البند|بند|议程项目|项目)\s*"
NUMBERED = re.compile(
    rf"(?:{WORD})?(?P<number>{NUMBER})(?:\s*[.):、\-–—]+\s*|\s+)(?P<rest>.+)",
    re.IGNORECASE,
)
HAN = re.compile(
    rf"第?(?P<number>{ONE_TO_NINE}?十{ONE_TO_NINE}?|{ONE_TO_NINE})(?:项)?[、.:]\s*(?P<rest>.+)"
)
LETTER = re.compile(r"\(?(?P<letter>[a-z])[.)]\s+(?P<rest>.+)")
ROMAN = re.compile(r"(?P<roman>[IVX]{1,6})[.)]\s+(?P<rest>.+)")
BULLET = re.compile(r"[-–—•*·◦]\s+(?P<rest>.+)")
ROMANS = {"I": 1, "V": 5, "X": 10}
TAB = 4


class Line(NamedTuple):
    """An item that was understood."""

    number: str
    title: str
    starts: time | None = None
    ends: time | None = None

    @property
    def parent(self) -> str:
        """The number of the item that it is a part of."""
        return parent_of(self.number)

    @property
    def times(self) -> str:
        both = [f"{moment:%H:%M}" for moment in [self.starts, self.ends] if moment]
        return "–".join(both)


class Unread(NamedTuple):
    """A line that was not understood: where it stands in the text, what it says, and why."""

    place: int
    text: str
    reason: str


class Reading(NamedTuple):
    lines: list[Line]
    unread: list[Unread]


def read_agenda(text: str) -> Reading:
    """What is understood of a text, and what is not; no line is lost."""
    reader = _Reader()
    for place, raw in enumerate(text[:MOST_CHARACTERS].splitlines(), 1):
        if place > MOST_LINES:
            reader.refuse(place, raw, _("The text has too many lines: paste it in parts."))
            break
        reader.take(place, raw)
    return Reading(list(reader.lines.values()), reader.unread)


class _Reader:
    """Reads line after line: what a sub-item belongs to is said by those above."""

    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}
        self.unread: list[Unread] = []
        # The last item that a line further in belongs to, and how far in it stood.
        self.above, self.above_indent = "", 0

    def refuse(self, place: int, raw: str, reason: str) -> None:
        self.unread.append(Unread(place, raw.strip()[:200], reason))

    def take(self, place: int, raw: str) -> None:
        plain = _plain(raw)
        words = plain.strip()
        if not words:
            return
        indent = _indent(plain)
        starts, ends, words = take_times(words)
        number, title = self._number(words, indent)
        if starts is None and number:
            starts, ends, title = take_times(title)
        if reason := self._reason(number, title):
            self.refuse(place, raw, reason)
        else:
            self.lines[number] = Line(number, title, starts, ends)
            if not self.above or not self._is_part(number):
                self.above, self.above_indent = number, indent

    def _reason(self, number: str, title: str) -> str:
        """Why that is no item; nothing where it is one."""
        if not number:
            return _("It has no number.")
        if not re.fullmatch(NUMBER, number):
            return _("Number items as 2, 2.1 or 2a.")
        if not title:
            return _("It has no title.")
        if len(title) > LONGEST_TITLE:
            return _("It is too long for a title.")
        if number in self.lines:
            return _("Number %(number)s is there already.") % {"number": number}
        return ""

    def _number(self, words: str, indent: int) -> tuple[str, str]:
        """Number and title; no number where the line is none of ours."""
        if found := NUMBERED.fullmatch(words):
            number = self._full(found["number"].lower(), indent)
            return number, found["rest"].strip()
        if found := HAN.fullmatch(words):
            return str(_han(found["number"])), found["rest"].strip()
        if found := ROMAN.fullmatch(words):
            return str(_roman(found["roman"])), found["rest"].strip()
        if self.above and (found := LETTER.fullmatch(words)):
            return f"{self.above}{found['letter']}", found["rest"].strip()
        found = BULLET.fullmatch(words)
        if self.above and (found or indent > self.above_indent):
            return self._next_part(), (found["rest"] if found else words).strip()
        return "", words

    def _full(self, number: str, indent: int) -> str:
        """A number that starts anew below an item, further in than it, is that of a sub-item."""
        is_below = bool(self.above) and indent > self.above_indent and "." not in number
        return f"{self.above}.{number}" if is_below and number.isdigit() else number

    def _next_part(self) -> str:
        parts = [line for line in self.lines.values() if line.parent == self.above]
        taken = [line.number.rpartition(".")[2] for line in parts]
        return f"{self.above}.{1 + max((int(n) for n in taken if n.isdigit()), default=0)}"

    def _is_part(self, number: str) -> bool:
        return parent_of(number) == self.above or parent_of(number).startswith(f"{self.above}.")


def take_times(words: str) -> tuple[time | None, time | None, str]:
    """The times at the beginning or the end of a line, and the line without them."""
    for pattern in [RANGE, DOTTED_RANGE, SINGLE]:
        for found in pattern.finditer(words):
            before, after = words[: found.start()].strip(), words[found.end() :].strip()
            is_edge = before in {"", "(", "["} or after in {"", ")", "]", "."}
            moments = _moments(found)
            if moments is None:
                return None, None, words
            if is_edge:
                rest = f"{before.rstrip('([,;–—- ')} {after.lstrip(')],;:–—- ')}".strip()
                return *moments, rest
    return None, None, words


def _moments(found: re.Match[str]) -> tuple[time, time | None] | None:
    """Nothing where it would end before it begins."""
    groups = found.groups()
    if len(groups) == len(("h", "m", "m")):
        hour, colon, letter = groups
        return time(int(hour), int(colon or letter or 0)), None
    if len(groups) == len(("h", "m", "h", "m")):
        hours, minutes = groups[::2], groups[1::2]
    else:
        hours = (groups[0], groups[3])
        minutes = (groups[1] or groups[2], groups[4] or groups[5])
    starts, ends = (time(int(h), int(m or 0)) for h, m in zip(hours, minutes, strict=True))
    return (starts, ends) if starts < ends else None


def _plain(raw: str) -> str:
    """The line with the digits 0 to 9 and without what is not seen."""
    text = UNSEEN.sub("", raw).translate(WIDE).expandtabs(TAB)
    text = "".join(c if c == " " or not c.isspace() else " " for c in text)
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _han(number: str) -> int:
    """21 for 二十一."""
    tens, has_ten, ones = number.partition("十")
    if not has_ten:
        return CHINESE.index(tens)
    return (CHINESE.index(tens) if tens else 1) * 10 + (CHINESE.index(ones) if ones else 0)


def _roman(number: str) -> int:
    values = [ROMANS[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
