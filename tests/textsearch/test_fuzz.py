"""Whatever is typed is understood: no error, a bounded query, no fact asked for by its name."""

import re

from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from textsearch.passages import passages
from textsearch.queries import MAX_QUERY_CHARACTERS, Term, understand

MAX_QUERY_BYTES = 60_000
WORDS = [
    "the", "customs", "of", "WHO", "и", "de", "la", "海关", "海", "关合作", "الجمارك", "وبال", "ةّ",
    "e-", "commerce", "186th", "HS2022", "d'", "’s", "\\", "'", '"', "«", "-", "-\"", "&", "|", "!",
    "(", ")", ":*", "<->", "<2>", "k=newsroom.news", "l=en", "a=public", "'a=public'", "=", "\x00",
    "\ud800", "\u202e", "\u0301", "\u00ad", "👩‍👩‍👧", "ﷺ", "ﬁ", "½", "\f", "\n", "<b>", "&amp;",
    "%s", "%", "1.5", "1e5", "a@b.c", "http://a.b/c?d=e", "x" * 300,
]  # fmt: skip
ANYTHING = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=60).map("".join),
)
GROUPS = {
    "en": [["customs", "the 海关", "e-commerce"]],
    "zh-hans": [["海", "关合"]],
    "ar": [["ال", "و"]],
}
LEXEME = re.compile(r"'((?:[^']|'')*)'")
FACTS = {"'l=ar'", "'l=zh-hans'", "'l=en'", "'l=fr'", "'l=ru'", "'l=es'"}

quick = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
ASK = "SELECT to_tsvector('simple', 'customs') @@ %s::tsquery"
# What a surrogate or NUL becomes is the database's limit, not a text's.
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


class FuzzTests(TestCase):
    def assert_sound(self, query):
        if not query:
            return
        text = query.text("'k=newsroom.news'")
        self.assertLess(len(text.encode()), MAX_QUERY_BYTES)
        typed = [lexeme for part in query.by_language.values() for lexeme in LEXEME.findall(part)]
        self.assertFalse([lexeme for lexeme in typed if "=" in lexeme])
        with connection.cursor() as cursor:
            cursor.execute(ASK, [text])

    @quick
    @given(ANYTHING)
    def test_understands_anything(self, words):
        query = understand(words, GROUPS)
        self.assert_sound(query)
        self.assertEqual(query, understand(words, GROUPS))

    @quick
    @given(ANYTHING, ANYTHING)
    def test_widens_anything(self, words, other):
        query = understand(words, GROUPS)
        self.assert_sound(query.loosened())
        self.assert_sound(query.with_beginning({"en": [other, "customs"], "xx": [other]}))
        self.assert_sound(query.repaired({other: words, "customs": other}))
        for term in [*query.terms, Term(other)]:
            self.assert_sound(query.without(term).loosened())

    @quick
    @given(ANYTHING, ANYTHING, st.sampled_from(["en", "fr", "ar", "zh-hans", "ru", "xx"]))
    def test_marks_anything(self, words, text, language):
        (parts,) = passages(understand(words), [(language, text)])
        said = "".join(part.text for part in parts).removeprefix("… ").removesuffix(" …")
        self.assertLessEqual(len(said), 260)
        self.assertIn(said, re.sub(r"\s+", " ", text))

    @quick
    @given(st.lists(st.lists(ANYTHING, max_size=4), max_size=3), ANYTHING)
    def test_takes_anything_for_equivalents(self, groups, words):
        self.assert_sound(understand(words, {"en": groups, "zh-hans": groups, "xx": groups}))

    def test_asks_for_little_at_most(self):
        for words in [" ".join(f"a-{n}b" for n in range(99)), "海" * 300, "و" * 300, '"a" ' * 200]:
            self.assertLessEqual(len(understand(words).terms), 16)
            self.assert_sound(understand(words))
            self.assert_sound(understand(words).loosened())
        self.assertLessEqual(len(understand("a" * 7_000).terms[0].text), MAX_QUERY_CHARACTERS)
