"""Words are found in every language, with and without accents."""

from django.test import SimpleTestCase, TestCase

from content.models import Version
from tests.factories import make_news
from textsearch import forms

TEXTS = {
    "fr": "Le Système harmonisé évolue",
    "es": "Cooperación con las pequeñas y medianas empresas",
    "ru": "Таможенные органы проверяют грузы",
    "zh-hans": "世界海关组织推动跨境电子商务发展",
    "ar": "تتعاون الجمارك مع الشركات لتسهيل التجارة",
    "en": "Customs officers inspected consignments in Côte d'Ivoire",
}
FOUND = [
    ("fr", "systeme"), ("fr", "SYSTÈME harmonise"), ("fr", "évoluer"),
    ("es", "cooperacion"), ("es", "pequenas"), ("es", "empresa"),
    ("ru", "таможенный"), ("ru", "груз"),
    ("zh-hans", "海关"), ("zh-hans", "电子商务"), ("zh-hans", "世界海关组织"), ("zh-hans", "跨境"),
    ("ar", "جمارك"), ("ar", "الجمارك"), ("ar", "شركات"), ("ar", "تجارة"),
    ("en", "inspecting consignment"), ("en", "cote d'ivoire"), ("en", '"customs officers"'),
]  # fmt: skip
NOT_FOUND = [("en", "customs -officers"), ("zh-hans", "关世"), ("fr", "tomate"), ("ar", "قطار")]
ODD = ["\x00", "'", '"', "' OR 1=1 --", "a" * 7000, "wco " * 1500, "\u202e", "&|!():*<->", "-", "%"]


class MatchingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_news(TEXTS)

    def languages(self, words):
        return set(Version.objects.matching(words).values_list("language", flat=True))

    def test_finds_each_language_in_its_own_way(self):
        for language, words in FOUND:
            with self.subTest(words=words):
                self.assertIn(language, self.languages(words))

    def test_finds_nothing_else(self):
        for language, words in NOT_FOUND:
            with self.subTest(words=words):
                self.assertNotIn(language, self.languages(words))

    def test_takes_anything_that_can_be_typed(self):
        for words in ODD:
            with self.subTest(words=words[:20]):
                self.assertIsInstance(self.languages(words), set)

    def test_leaves_drafts_out(self):
        make_news({}).write("en", title="Unicorn")
        self.assertEqual(self.languages("unicorn"), set())


class TermsTests(SimpleTestCase):
    def test_chinese_is_cut_into_pairs(self):
        self.assertEqual(forms.bigrams("海关AEO合作").split(), ["海关", "AEO", "合作"])
        self.assertEqual(forms.bigrams("海关组").split(), ["海关", "关组"])
        self.assertEqual(forms.bigrams("海").split(), ["海"])

    def test_arabic_loses_article_and_signs(self):
        self.assertEqual(forms.light_arabic("الجَمارِك والتجارة"), "جمارك تجاره")

    def test_markup_becomes_words(self):
        self.assertEqual(forms.plain_text("<p>R&amp;D</p><p>two</p>").split(), ["R&D", "two"])
