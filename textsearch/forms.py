"""The forms in which words are kept for searching, beside those that PostgreSQL makes of them.

Marks inside words part them, so that "e-commerce" holds "commerce"; the joined form is kept, too,
because others write "ecommerce". PostgreSQL cuts no Chinese: its characters are kept and asked
for as bigrams. Arabic is kept a second time in a light form without vowel signs and article,
because the stemmer alone misses a word typed without its article.
"""

import html
import re
import unicodedata

import nh3

# A tsvector holds 1 MB and a text beyond this is a file, not a page.
MAX_INDEXED_CHARACTERS = 100_000
MAX_JOINED_CHARACTERS = 40
MAX_JOINED_FORMS = 2_000

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN_RUN = re.compile(f"[{HAN}]+")
ARABIC_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]")
ARABIC_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
ARABIC_ARTICLE = re.compile(r"\b(?:[وفبك]?ال|لل)(?=\w{2})")
# What stands inside words: hyphens, dashes, slashes, dots, apostrophes and quotes of any shape.
INNER = "-‐‑‒–—−/\\._'’ʼ‘`´·&+@"
APART = str.maketrans(dict.fromkeys(INNER, " "))
COMPOUND = re.compile(rf"\w+(?:[{re.escape(INNER)}]\w+)+")
# Soft hyphens and marks of direction stand in words without being seen.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain_text(markup: str) -> str:
    """The words of clean HTML, a blank between blocks, entities resolved."""
    return html.unescape(nh3.clean(markup.replace("<", " <"), tags=set())).strip()


def bigrams(text: str) -> str:
    """The text with every run of Chinese characters as its pairs: 海关 关组 组织."""
    return HAN_RUN.sub(lambda run: f" {' '.join(pairs(run.group()))} ", text)


def pairs(run: str) -> list[str]:
    """The bigrams of a run of Chinese characters; itself where it is one."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def light_arabic(text: str) -> str:
    """Arabic words without vowel signs, hamza forms and article."""
    return ARABIC_ARTICLE.sub("", ARABIC_SIGNS.sub("", text).translate(ARABIC_LETTERS))


def seen(text: str) -> str:
    """The text in plain composed letters (NFKC), without NUL and what nobody sees."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text).replace("\x00", " "))


def apart(text: str) -> str:
    """The text with blanks for the marks inside words, letter for letter as long."""
    return text.translate(APART)


def joined(text: str) -> list[str]:
    """The compounds of a text written as one word, each once: ecommerce for e-commerce."""
    found = (re.sub(r"[\W_]+", "", compound) for compound in COMPOUND.findall(text))
    words = (word for word in found if len(word) <= MAX_JOINED_CHARACTERS and not word.isdigit())
    return list(dict.fromkeys(words))[:MAX_JOINED_FORMS]


def indexed(language: str, text: str) -> str:
    """The text as it goes into the search vector of its language."""
    text = apart(seen(text)[:MAX_INDEXED_CHARACTERS])
    return bigrams(text) if language.startswith("zh") else text


def other_forms(language: str, title: str, text: str) -> str:
    """What is kept beside: the light title in the first line for Arabic, light words, compounds."""
    title, text = seen(title), seen(text)[:MAX_INDEXED_CHARACTERS]
    compounds = " ".join(joined(f"{title}\n{text}"))
    light = light_arabic(apart(f"{title}\n{text}")) if language == "ar" else "\n"
    return f"{light}\n{compounds}"
