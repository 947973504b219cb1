"""What an uploaded document is called and which language it is in, by its content and its name.

A proposal that a person confirms; a file that says nothing gets its name in words and no language.
"""

import re
import unicodedata
from typing import NamedTuple

from django.conf import settings

from library import extracted
from library.extraction.limits import MAX_TITLE
from library.extraction.wording import letters

MIN_LETTERS = 20
# Of the letters of a text: the rest are names, numbers and quotations in other scripts.
ENOUGH_OF_A_SCRIPT = 0.3
SCRIPTS = {
    "ar": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "zh-hans": re.compile(r"[\u3400-\u9fff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
}
LETTER = re.compile(r"[^\W\d_]")
# The commonest words of a language that are not words of the two others.
COMMON = {
    "en": "the of and to in is for that on with as are by this be from which or it an",
    "fr": "le les des et du une dans est pour qui au sur par aux avec ce cette sont ou ces",
    "es": "el los del y las una en es para que al con por como se su lo este más son",
}
STOP_WORDS = {code: set(words.split()) for code, words in COMMON.items()}
MIN_STOP_WORDS = 3
# What the names of files call a language: codes in several uses, and its names.
MARKS = {
    "ar": "ar ara arabic arabe árabe عربي العربية",
    "zh-hans": "zh cn chi zho chinese chinois chino 中文 中文版 hans",
    "en": "en eng english anglais inglés ingles",
    "fr": "fr fre fra french français francais francés frances",
    "ru": "ru rus russian russe ruso русский рус",
    "es": "es spa esp sp spanish espagnol español espanol",
}
MARK = {mark: code for code, marks in MARKS.items() for mark in marks.split()}
SEPARATORS = re.compile(r"[\s_\-.,()\[\]+]+")
# Titles that programs write by themselves.
EMPTY_TITLE = re.compile(
    r"(microsoft (word|powerpoint|excel) - .*|(powerpoint )?presentation|untitled.*|document ?\d*"
    r"|sans titre|sin título|titre|title|slide ?\d*|[\W\d_]*|[0-9a-f-]{16,}|.*\.(docx?|pptx?|xlsx?"
    r"|pdf|indd|qxd|tmp|rtf))",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """The language of a document, as a code of settings.LANGUAGES or "", and its title."""

    language: str
    title: str


class WholeReading(NamedTuple):
    """What a file says of itself, and the words of its first pages."""

    about: Reading
    words: str


def read_about(data: bytes, name: str) -> Reading:
    """Language and title of a file of an accepted type (see library.documents) of that name.

    Takes a few seconds at most; what takes longer is judged by its name alone.
    """
    return read_whole(data, name).about


def read_whole(data: bytes, name: str) -> WholeReading:
    """The same with the words of the first pages; "" where they cannot be read in time."""
    found = extracted.about(data, name.rpartition(".")[2].lower())
    text = letters(f"{found.get('title', '')}\n{found.get('text', '')}")
    language = language_of_text(text) or language_of_name(name)
    about = Reading(language or _declared(found.get("declared", "")), _title(found, name))
    return WholeReading(about, letters(found.get("text", "")))


def language_of_text(text: str) -> str:
    """The language that most of the text is written in; nothing for too little text."""
    number = len(LETTER.findall(text))
    if number < MIN_LETTERS:
        return ""
    for code, script in SCRIPTS.items():
        if len(script.findall(text)) > number * ENOUGH_OF_A_SCRIPT:
            return code
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {code: sum(w in stops for w in words) for code, stops in STOP_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    is_clear = list(counts.values()).count(counts[best]) == 1
    return best if is_clear and counts[best] >= MIN_STOP_WORDS else ""


def language_of_name(name: str) -> str:
    """The language that the name of a file ends or begins with: guide_EN.pdf, "French guide"."""
    words = _words_of_name(name)
    for word in [*reversed(words[1:]), *words[:1]]:
        if code := MARK.get(word.lower()):
            return code
    return ""


def stem(name: str) -> str:
    """The name without its ending and language: the same for guide_EN.pdf and guide-fr.docx."""
    return " ".join(word for word in _words_of_name(name.lower()) if word not in MARK)


def _title(found: dict[str, str], name: str) -> str:
    for key in ["title", "heading"]:
        title = " ".join(letters(found.get(key, "")).split())
        if len(title) > 3 and not EMPTY_TITLE.fullmatch(title):
            return title[:MAX_TITLE]
    words = [word for word in _words_of_name(name) if word.lower() not in MARK]
    title = " ".join(words or _words_of_name(name))
    return (title[:1].upper() + title[1:])[:MAX_TITLE]


def _words_of_name(name: str) -> list[str]:
    whole = unicodedata.normalize("NFC", name)
    return [word for word in SEPARATORS.split(whole.rpartition(".")[0] or whole) if word]


def _declared(tag: str) -> str:
    """A language of the portal for a BCP 47 tag: fr for fr-BE, zh-hans for zh-CN."""
    codes = {code.partition("-")[0]: code for code, _name in settings.LANGUAGES}
    return codes.get(re.split("[-_]", tag.lower())[0], "")
