"""Spelling help: the right word, for whoever may read it."""

from django.contrib.auth.models import AnonymousUser
from django.test import SimpleTestCase, TestCase

from content.models import Access
from content.spelling import readable, repair
from search.counting import count_words
from tests.factories import make_news, make_user
from textsearch.models import Word
from textsearch.words import beginnings_by_language, distance, folded, is_repairable

ANYBODY = AnonymousUser()
TEXTS = {
    "en": "Customs valuation committee; operator guidance on transit, receive a single window",
    "fr": "Développement de l’évaluation en douane",
    "ru": "Таможенная стоимость",
    "ar": "منظمة الجمارك العالمية",
    "zh-hans": "世界海关组织",
}


class RepairTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.news = make_news({code: text[:200] for code, text in TEXTS.items()})
        make_news({"en": "Customs and valuation"})
        count_words()

    def assert_repairs(self, language, cases):
        for typed, right in cases.items():
            with self.subTest(typed):
                expected = {typed: right} if right else {}
                self.assertEqual(repair(typed, ANYBODY, language), expected)

    def test_repairs_letters_missing_doubled_wrong_and_exchanged(self):
        self.assert_repairs(
            "en",
            {
                "valution": "valuation",
                "vaaluation": "valuation",
                "custums": "customs",
                "ocmmittee": "committee",
                "recieve": "receive",
                "guidanse": "guidance",
                "developpment": "développement",
                "tranist": "transit",
                "Oprator": "operator",
            },
        )

    def test_repairs_in_other_scripts(self):
        self.assert_repairs("ru", {"томоженная": "таможенная", "стоимсть": "стоимость"})
        self.assert_repairs("ar", {"الجمراك": "الجمارك", "العالميه": ""})
        self.assert_repairs("fr", {"devellopement": "développement"})

    def test_parts_two_words_written_together_and_joins_one_apart(self):
        self.assert_repairs("en", {"customsvaluation": "customs valuation"})
        self.assertEqual(repair("gui dance", ANYBODY, "en"), {"gui": "guidance", "dance": ""})

    def test_leaves_what_texts_hold(self):
        for typed in ["customs", "CUSTOMS", "evaluation", "operators", "douane"]:
            with self.subTest(typed):
                self.assertEqual(repair(typed, ANYBODY, "en"), {})

    def test_leaves_symbols_numbers_codes_chinese_and_short_words(self):
        for typed in ["PTC/26/2", "CUSTM/26", "2o24", "AEOO", "海光", "cus", "x" * 90, '"(:*', ""]:
            with self.subTest(typed):
                self.assertEqual(repair(typed, ANYBODY, "en"), {})

    def test_repairs_only_the_words_that_need_it(self):
        self.assertEqual(
            repair("custums valuation -oprator PTC/26/2", ANYBODY, "en"), {"custums": "customs"}
        )

    def test_is_bounded_for_many_words(self):
        words = " ".join(f"valuat{letter}{letter}n" for letter in "abcdefghijklmnop")
        with self.assertNumQueries(6):
            repair(words, ANYBODY, "en")


class RightsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.news = make_news({"en": "Zyklonprojekt"})
        count_words()

    def test_a_word_is_gone_with_the_access_to_its_text(self):
        self.assertEqual(repair("zyklonprojekd", ANYBODY, "en"), {"zyklonprojekd": "zyklonprojekt"})
        type(self.news).objects.filter(pk=self.news.pk).update(access=Access.REGISTERED)
        self.assertEqual(repair("zyklonprojekd", ANYBODY, "en"), {})
        expected = {"zyklonprojekd": "zyklonprojekt"}
        self.assertEqual(repair("zyklonprojekd", make_user(), "en"), expected)

    def test_a_word_that_only_others_may_read_is_treated_like_any_other(self):
        make_news({"en": "Zyklonprojekd"}, access=Access.REGISTERED)
        expected = {"zyklonprojekd": "zyklonprojekt"}
        self.assertEqual(repair("zyklonprojekd", ANYBODY, "en"), expected)
        self.assertEqual(repair("zyklonprojekd", make_user(), "en"), {})

    def test_common_words_are_looked_for_among_the_newest(self):
        Word.objects.update(texts=1_000_000)
        words = Word.objects.all()
        self.assertEqual(set(readable(words, ANYBODY)), {word.pk for word in words})
        type(self.news).objects.filter(pk=self.news.pk).update(access=Access.REGISTERED)
        self.assertEqual(readable(words, ANYBODY), {})


class BeginningsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for word, texts in [("valuation", 9), ("value", 20), ("values", 3), ("val", 1)]:
            Word.objects.create(language="en", word=word, folded=word, texts=texts)
        Word.objects.create(language="fr", word="évaluation", folded="evaluation", texts=2)

    def test_gives_the_most_frequent_first(self):
        with self.assertNumQueries(1):
            found = beginnings_by_language("VALU")
        self.assertEqual(found, {"en": ["value", "valuation", "values"]})

    def test_passes_over_accents(self):
        self.assertEqual(beginnings_by_language("éval"), {"fr": ["évaluation"]})
        self.assertEqual(beginnings_by_language("eval"), {"fr": ["évaluation"]})

    def test_asks_for_three_letters(self):
        for typed in ["", "va", "海关", "v%_", "2024"]:
            with self.subTest(typed), self.assertNumQueries(0):
                self.assertEqual(beginnings_by_language(typed), {})


class FormsOfWordsTests(SimpleTestCase):
    def test_distance_counts_slips(self):
        for one, other, slips in [
            ("customs", "customs", 0),
            ("custums", "customs", 1),
            ("ucstoms", "customs", 1),
            ("custms", "customs", 1),
            ("ucstms", "customs", 2),
            ("", "abc", 3),
        ]:
            with self.subTest(one):
                self.assertEqual(distance(one, other), slips)
                self.assertEqual(distance(other, one), slips)

    def test_folds_accents_but_no_letters(self):
        pairs = {"Évaluation": "evaluation", "Œuvre": "oeuvre", "Майор": "майор", "Ёлка": "елка"}
        for word, plain in pairs.items():
            with self.subTest(word):
                self.assertEqual(folded(word), plain)

    def test_knows_what_can_be_mistyped(self):
        for word, can_be in [
            ("valution", True),
            ("AEO", False),
            ("VALUTION", True),
            ("h2o2", False),
        ]:
            with self.subTest(word):
                self.assertEqual(is_repairable(word), can_be)
