"""What is asked for instead when nothing was found."""

from django.test import TestCase

from content.models import Version
from tests.factories import make_news
from textsearch.queries import MAX_QUERY_CHARACTERS, MAX_TERMS, Term, understand

TEXTS = {
    "en": "Customs cooperation and the economic union",
    "zh-hans": "海关与商界合作",
    "ru": "Таможенный союз",
}


class WideningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_news(TEXTS)

    def languages(self, query):
        if not query:
            return set()
        texts = Version.objects.extra(where=["search_vector @@ %s::tsquery"], params=[query.text()])
        return set(texts.values_list("language", flat=True))

    def test_leaves_a_word_out(self):
        query = understand('customs tomato "economic union" -pear')
        self.assertEqual(self.languages(query), set())
        self.assertEqual(self.languages(query.without(Term("tomato"))), {"en"})
        self.assertEqual(query.without(Term("tomato")).terms[-1], Term("pear", is_excluded=True))
        self.assertFalse(understand("customs").without(Term("customs")))
        self.assertEqual(query.without(Term("unknown")), query)

    def test_looks_for_the_words_of_a_phrase_apart(self):
        for words, language in [('"customs union"', "en"), ("customs-union", "en")]:
            with self.subTest(words=words):
                query = understand(words)
                self.assertEqual(self.languages(query), set())
                self.assertEqual(self.languages(query.loosened()), {language})

    def test_looks_for_the_parts_of_a_chinese_run_apart(self):
        for words in ["海关合作", "海关商界合作", "合作海关", "商界海关"]:
            with self.subTest(words=words):
                self.assertEqual(self.languages(understand(words)), set())
                self.assertEqual(self.languages(understand(words).loosened()), {"zh-hans"})
        for words in ["海关作为", "海合", "关作", "海关海运"]:
            with self.subTest(words=words):
                self.assertEqual(self.languages(understand(words).loosened()), set())

    def test_looks_for_what_holds_most_of_the_words(self):
        query = understand("customs cooperation tomato -pear")
        self.assertEqual(self.languages(query), set())
        self.assertEqual(self.languages(query.missing(1)), {"en"})
        self.assertEqual(self.languages(understand("customs tomato").missing(1)), set())
        rest = understand("customs tomato potato")
        self.assertEqual(self.languages(rest.missing(2)), set())
        self.assertEqual(
            self.languages(understand("customs cooperation pear -union").missing(1)), set()
        )

    def test_looks_for_what_holds_some_of_the_words(self):
        query = understand("customs cooperation tomato potato carrot -pear")
        self.assertEqual(self.languages(query.missing(2)), set())
        self.assertEqual(self.languages(query.holding(2)), {"en"})
        self.assertEqual(self.languages(query.holding(3)), set())
        barred = understand("customs cooperation tomato potato carrot -union")
        self.assertEqual(self.languages(barred.holding(2)), set())

    def test_looks_for_chinese_words_of_two_characters(self):
        query = understand("海关商界办法").in_pairs()
        self.assertEqual([term.text for term in query.terms], ["海关", "商界", "办法"])
        self.assertEqual(self.languages(query), set())
        self.assertEqual(self.languages(query.missing(1)), {"zh-hans"})
        self.assertEqual(understand('AEO海关区 "海关商界" 区').in_pairs().terms[:2], (
            Term("AEO"), Term("海关"),
        ))  # fmt: skip

    def test_is_found_before_it_is_wider(self):
        query = understand("海关与商界")
        self.assertEqual(self.languages(query), {"zh-hans"})
        self.assertNotEqual(query.text(), query.loosened().text())

    def test_completes_the_last_word(self):
        query = understand("customs coop")
        self.assertEqual(query.last_word, "coop")
        self.assertEqual(self.languages(query), set())
        wider = query.with_beginning({"en": ["cooperation", "cooperative"], "ru": ["кооператив"]})
        self.assertEqual(self.languages(wider), {"en"})
        self.assertEqual(wider.words, "customs coop")
        for words in ['"customs coop"', "customs -coop", "", '"']:
            self.assertEqual(understand(words).last_word, "")
            unchanged = understand(words).with_beginning({"en": ["cooperation"]})
            self.assertEqual(unchanged.by_language, understand(words).by_language)

    def test_repairs_words(self):
        query = understand('Custms "economic uniom" -tomato').repaired(
            {"custms": "customs", "uniom": "union"}
        )
        self.assertEqual(query.words, 'customs "economic union" -tomato')
        self.assertEqual(self.languages(query), {"en"})
        self.assertEqual(
            understand("Тaможенный сойз").repaired({"сойз": "союз"}).words[-4:], "союз"
        )

    def test_keeps_what_means_the_same(self):
        query = understand("tomato AEO", {"en": [["AEO", "customs"]]})
        self.assertEqual(self.languages(query.without(Term("tomato"))), {"en"})
        self.assertEqual(self.languages(query.repaired({"tomato": "union"})), {"en"})

    def test_costs_a_statement_for_new_words_only(self):
        query = understand("customs tomato")
        with self.assertNumQueries(0):
            query.without(Term("tomato"))
            query.loosened()
            understand("tomato customs")
        with self.assertNumQueries(1):
            query.with_beginning({"en": ["tomatoes", "tomatin"], "ru": ["томат"]})


class BoundTests(TestCase):
    def test_says_when_more_was_typed_than_is_asked_for(self):
        short = ["", "a", "customs " * 100, "a b c", "x" * MAX_QUERY_CHARACTERS]
        long = [
            "x" * (MAX_QUERY_CHARACTERS + 1),
            " ".join(f"w{n}" for n in range(MAX_TERMS + 1)),
            "a" * 7_000,
        ]
        for words in long:
            self.assertTrue(understand(words).is_cut, words[:20])
        for words in [w for w in short if len(w) <= MAX_QUERY_CHARACTERS]:
            self.assertFalse(understand(words).is_cut, words[:20])

    def test_cuts_between_words(self):
        query = understand("customs " * 30)
        self.assertEqual(query.terms, (Term("customs"),))
        self.assertEqual(len(understand(" ".join(f"w{n}" for n in range(99))).terms), MAX_TERMS)
