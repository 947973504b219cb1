"""Content lines of iCalendar: escaped, folded, and never broken by what somebody wrote."""

import re

MAX_OCTETS = 75
# No value has one: it would end the line, or is forbidden (RFC 5545, 3.1).
CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]+")
LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def line(name: str, value: str, **parameters: str) -> str:
    """A property as one line, folded, with its end: "UID:1\\r\\n".

    The value is written as it is: words of people go through `text`. Parameters without a value
    are left out.
    """
    written = [f";{key}={_parameter(word)}" for key, word in parameters.items() if word]
    return _folded(CONTROLS.sub(" ", f"{name}{''.join(written)}:{value}"))


def text(words: str) -> str:
    """Words as a value of the type TEXT: line ends and marks escaped."""
    return LINE_ENDS.sub("\\\\n", words.translate(ESCAPED))


def _parameter(word: str) -> str:
    """A value of a parameter, which may hold no quotation mark."""
    word = word.replace('"', "'")
    return f'"{word}"' if re.search("[:;,]", word) else word


def _folded(written: str) -> str:
    """The line in pieces of at most 75 octets, none of which cuts a character."""
    pieces, piece, octets = [], "", 0
    for character in written:
        size = len(character.encode())
        if octets + size > MAX_OCTETS:
            pieces.append(piece)
            # The blank that begins a continued line is one of its octets.
            piece, octets = " ", 1
        piece, octets = piece + character, octets + size
    return "\r\n".join([*pieces, piece]) + "\r\n"
