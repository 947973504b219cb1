"""The forms in which words are kept for searching, beside those that PostgreSQL makes of them.

Marks inside words part them, so that "e-commerce" holds "commerce"; the joined form is kept, too,
because others write "ecommerce". PostgreSQL cuts no Chinese: its characters are kept and asked
for as bigrams. Arabic is kept a second time in a light form without vowel signs and article,
because the stemmer alone misses a word typed without its article, and a third time without the
commonest endings (after Larkey, Ballesteros and Connell, "Light stemming for Arabic", 2007).
"""

import html
import re
import unicodedata

import nh3

# A tsvector holds 1 MB and a text beyond this is a file, not a page.
MAX_INDEXED_CHARACTERS = 100_000
MAX_JOINED_CHARACTERS = 40
# An address on the Web has more.
MAX_JOINED_PARTS = 4
MAX_JOINED_FORMS = 2_000

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_RUN = re.compile(f"[{HAN}]+")
ARABIC_WORD = re.compile("[\u0621-\u064a]+")
ARABIC_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]")
ARABIC_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
# And, then, by, like and for stand before the article in the same word.
ARABIC_ARTICLE = re.compile(r"\b(?:[وف]?[بك]?ال|[وف]?لل)+(?=\w{2})")
# The same particles before a word without article; shorter words begin with these letters.
ARABIC_PARTICLE = re.compile("^[وفبكل](?=[\u0621-\u064a]{5})")
# A root is another lexeme than a word: who looks for the name of a land means no inhabitant.
ROOT = "r"
ARABIC_ENDING = re.compile(r"(?<=\w{4})(?:ون|ين)$|(?<=\w{3})(?:ها|يات|ات|يه|ه|ي)$")
ACCENTED = {
    code: plain
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    if (plain := unicodedata.normalize("NFKD", chr(code))[0]).isascii()
}
# What stands inside words: hyphens, dashes, slashes, dots, apostrophes and quotes of any shape.
APOSTROPHES = "'’ʼ‘`´‛′＇"
INNER = "-‐‑‒–—―−‧·/\\._&+@" + APOSTROPHES
APART = str.maketrans(dict.fromkeys(INNER + "<>~", " "))
# Words are taken whole: tried again from each of its letters, a long one would take for ever.
WHOLE = r"(?<![^\W_])[^\W_]+"
COMPOUND = re.compile(rf"{WHOLE}(?:[{re.escape(INNER)}][^\W_]+)+")
ELISION = re.compile(rf"{WHOLE}[{APOSTROPHES}]")
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s\b", re.IGNORECASE)
# Written together, apart or with a hyphen, and hardly ever words of their own.
PREFIXES = frozenset(
    {"e", "co", "re", "non", "pre", "sub", "bio", "eco", "geo", "anti", "auto", "inter", "intra"}
    | {"macro", "micro", "mini", "multi", "semi", "tele", "trans", "cyber"}
)
PREFIXED = re.compile(rf"\b({'|'.join(sorted(PREFIXES))}) ([^\W\d_]{{3,}})\b", re.IGNORECASE)
# Soft hyphens and marks of direction stand in words without being seen.
UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# Marks that no letter takes up, as the stress of a Russian word.
COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
NO_TEXT = re.compile("[\x00\x0c\ud800-\udfff]")
# Between a text and its compounds, which are no words that somebody wrote.
COMPOUNDS_FOLLOW = "\f"


def plain_text(markup: str) -> str:
    """The words of clean HTML, a blank between blocks, entities resolved."""
    return html.unescape(nh3.clean(markup.replace("<", " <"), tags=set())).strip()


def seen(text: str) -> str:
    """The text in plain composed letters (NFKC), without NUL and what nobody sees."""
    text = unicodedata.normalize("NFKC", NO_TEXT.sub(" ", text))
    return COMBINING.sub("", UNSEEN.sub("", text))


def apart(text: str) -> str:
    """The text with blanks for the marks inside words, letter for letter as long."""
    return text.translate(APART)


def bigrams(text: str) -> str:
    """The text with every run of Chinese characters as its pairs: 海关 关组 组织."""
    return HAN_RUN.sub(lambda run: f" {' '.join(pairs(run.group()))} ", text)


def pairs(run: str) -> list[str]:
    """The bigrams of a run of Chinese characters; itself where it is one."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def without_accents(text: str) -> str:
    """Latin letters without their accents; letters of other scripts as they are."""
    return text if text.isascii() else text.translate(ACCENTED)


def light_arabic(text: str) -> str:
    """Arabic words without vowel signs, hamza forms and article."""
    return ARABIC_ARTICLE.sub("", ARABIC_SIGNS.sub("", text).translate(ARABIC_LETTERS))


def arabic_roots(light: str) -> list[str]:
    """What is left of a light word without a particle, an ending or both: اتفاق of واتفاقيات.

    Both of what may be a particle: in وكاله the first letter is none.
    """
    bare = ARABIC_PARTICLE.sub("", light)
    roots = [bare, ARABIC_ENDING.sub("", light), ARABIC_ENDING.sub("", bare)]
    return list(dict.fromkeys(root for root in roots if root != light))


def joined(text: str, *, has_elisions: bool = False) -> list[str]:
    """The compounds of a text written as one word, each once: ecommerce for e-commerce.

    Where a language has elisions (d'origine), apostrophes make no compound.
    """
    text = POSSESSIVE.sub(" ", text)
    if has_elisions:
        text = ELISION.sub(" ", text)
    compounds = [re.split(r"[\W_]", compound) for compound in COMPOUND.findall(text)]
    found = ["".join(parts) for parts in compounds if len(parts) <= MAX_JOINED_PARTS]
    found += ["".join(parts) for parts in PREFIXED.findall(text)]
    words = (word for word in found if len(word) <= MAX_JOINED_CHARACTERS and not word.isdigit())
    return list(dict.fromkeys(words))[:MAX_JOINED_FORMS]


def worded(language: str, text: str) -> str:
    """Seen text as it is given to PostgreSQL, in a text and in what is asked of it."""
    text = apart(text)
    # The configurations of these take accents away themselves.
    if language not in {"en", "fr", "es"}:
        text = without_accents(text)
    return bigrams(text)


def indexed(language: str, text: str) -> str:
    """The text as it goes into the search vector of its language."""
    return worded(language, _seen_part(text))


def with_compounds(language: str, title: str, summary: str, text: str) -> str:
    """The text as `indexed`, and behind it the compounds of all: found by their stems, too."""
    words = _seen_part(f"{title}\n{summary}\n{text}")
    compounds = " ".join(joined(words, has_elisions=language == "fr"))
    return f"{indexed(language, text)}{COMPOUNDS_FOLLOW}{worded(language, compounds)}"


def columns(language: str, title: str, summary: str, text: str) -> dict[str, str]:
    """What the columns of a searchable text hold, by their names."""
    return {
        "indexed_title": indexed(language, title),
        "indexed_summary": indexed(language, summary),
        "indexed_text": with_compounds(language, title, summary, text),
        "indexed_light": other_forms(language, title, f"{summary}\n{text}"),
    }


def other_forms(language: str, title: str, text: str) -> str:
    """What is kept beside: the light title in the first line, light words, roots, last letters.

    Only Arabic has light words and roots; the title of other languages is an empty line.
    """
    both = f"{seen(title)}\n{_seen_part(text)}"
    if language == "ar":
        light = light_arabic(apart(both))
        words = dict.fromkeys(ARABIC_WORD.findall(light))
        roots = dict.fromkeys(ROOT + root for word in words for root in arabic_roots(word))
        return f"{light}\n{' '.join([*roots, *_last_letters(both)])}"
    return f"\n\n{' '.join(_last_letters(both))}"


def _seen_part(text: str) -> str:
    """As much of a text as is indexed; some signs are many letters when they are composed."""
    return seen(text[:MAX_INDEXED_CHARACTERS])[:MAX_INDEXED_CHARACTERS]


def _last_letters(text: str) -> list[str]:
    """The last of each run of Chinese characters.

    A single character is asked for as the beginning of a pair, and the last begins none.
    """
    return list(dict.fromkeys(run[-1] for run in HAN_RUN.findall(text) if len(run) > 1))
