"""Words are found in every language in its own way, however they are written."""

from django.test import TestCase

from content.models import Version
from tests.factories import make_news

TEXTS = {
    "fr": "Le Système harmonisé évolue : l’œuvre des règles d'origine",
    "es": "Cooperación con las pequeñas y medianas empresas, comercio electrónico",
    "ru": "Таможенные органы проверяют грузы, ведётся учёт; замо́к, Côte d’Ivoire",
    "zh-hans": "世界海关组织推动跨境电子商务发展，海关AEO与商界合作，理事会第186届会议",
    "ar": "تتعاون الجَمارِك مع الشركات لتسهيل التجارة وفق الاتفاقيات، إجراءات"
    " الالتزام ومستوى وبالقطار",
    "en": "Customs officers inspected consignments in Côte d'Ivoire: e-commerce of the WHO",
}
FOUND = {
    "fr": [
        "systeme", "SYSTÈME harmonise", "évoluer", "oeuvre", "œuvres", "l'oeuvre", "d’origine",
        "d'origine", "dʼorigine", "d`origine", "règle origine", '"règles d’origine"',
        "regles dorigine", "le",
    ],
    "es": [
        "cooperacion", "pequenas", "pequeñas", "PEQUEÑAS", "empresa", "comercio electronico",
        "cooperaciones de las empresas",
    ],
    "ru": [
        "таможенный", "груз", "ГРУЗОВ", "учет", "учёт", "замок", "ведется", "и учет", "cote",
        "côte d'ivoire",
    ],
    "zh-hans": [
        "海关", "电子商务", "世界海关组织", "跨境", "海", "议", "展", "海关AEO", "海关ＡＥＯ",
        "「海关组织」", "《海关组织》", '"海关组织"', "海关、合作", "海关 合作", "第186届",
        "186", "aeo", "届",
    ],
    "ar": [
        "جمارك", "الجمارك", "بالجمارك", "والجمارك", "للجمارك", "وبالجمارك", "بجمارك", "الجمارِك",
        "ﺍﻟﺠﻤﺎﺭﻙ", "شركات", "شركة", "تجارة", "تجاره", "اتفاقية", "اتفاقيات", "الاتفاقية", "اجراءات",
        "إجراء", "الاجراءات", "التزام", "الالتزام", "مستوي", "مستوى", "المستوى", "قطار", "القطار",
        "التـجارة", "من الجمارك", "تسهيل", "مع",
    ],
    "en": [
        "inspecting consignment", "cote d'ivoire", "Côte d’Ivoire", "CÔTE D`IVOIRE", "who",
        '"customs officers"', "„customs officers“", "«customs officers»", "“customs officers”",
        "the", "of", "ecommerce", "e-commerce", "e commerce", "E‑Commerce", "the customs",
        "officers -tariff", "officers -the",
    ],
}  # fmt: skip
NOT_FOUND = {
    "fr": ["tomate", "origines du monde", '"origine règles"'],
    "es": ["aduana"],
    "ru": ["таможня груш"],
    "zh-hans": ["关世", "海关合作", "作会", "商界合作会议", '"合作海关"'],
    "ar": ["سفينة", '"التجارة تسهيل"'],
    "en": ["customs -officers", '"officers customs"', "customs -commerce", "-tariff"],
}


class LanguageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_news(TEXTS)

    def languages(self, words):
        return set(Version.objects.matching(words).values_list("language", flat=True))

    def test_finds_each_language_in_its_own_way(self):
        for language, searches in FOUND.items():
            for words in searches:
                with self.subTest(language=language, words=words):
                    self.assertIn(language, self.languages(words))

    def test_finds_nothing_else(self):
        for language, searches in NOT_FOUND.items():
            for words in searches:
                with self.subTest(language=language, words=words):
                    self.assertNotIn(language, self.languages(words))

    def test_leaves_drafts_out(self):
        make_news({}).write("en", title="Unicorn")
        self.assertEqual(self.languages("unicorn"), set())


# A text, what finds it and what does not.
SHAPES = [
    ("An ecommerce study", ["e-commerce", "e commerce", "E-Commerce"], ["commerce"]),
    ("On e commerce", ["ecommerce", "e-commerce", "commerce"], ["ecommerces2"]),
    ("Multi-modal transport", ["multimodal", "multi modal", "multi-modal", "modal"], ["multim"]),
    ("Multimodal transport", ["multi-modal", "multi modal"], ["modal"]),
    ("Multi modal transport", ["multimodal", "MULTI‐MODAL"], []),
    ("Anti-smuggling", ["antismuggling", "anti smuggling", "smuggling"], []),
    ("The U.S. and R&D", ["US", "U.S.", "U.S", "u.s.", "R&D", "r & d", "RD"], ["U.K."]),
    ("The US joined", ["U.S.", "U.S", "us"], []),
    ("Authorized programs", ["authorised programme", "AUTHORIZED programmes"], ["autumn"]),
    ("Harmonisation centres", ["harmonization", "harmonisation"], []),
    ("The 186th session", ["186th", "186TH"], ["186 sessions of 2"]),
    ("HS2022 amendments", ["HS2022", "HS 2022", "hs 2022 amendments", "HS-2022"], ["2023"]),
    ("HS 2022 amendments", ["HS2022", "hs 2022", "HS-2022", '"HS 2022"'], ["HS2023"]),
    ("PTC/26/2", ["PTC/26/2", "ptc 26 2", "PTC-26-2", "ptc262", '"PTC/26"'], ["PTC/26/3"]),
    ("COVID-19 measures", ["covid19", "covid 19", "COVID-19"], []),
    ("On 01/02/2024 at 14:30", ["01/02/2024", "01.02.2024", "14:30"], ["02/01/2024"]),
    ("Rates of 3.5 and 1,000", ["3.5", "1,000", "rates, of: 3.5"], ["5.3"]),
    ("Mail info@wcoomd.org", ["info@wcoomd.org", "wcoomd"], ["info@wcoomd.com"]),
    ("See https://wcoomd.org/en/x.aspx", ["https://wcoomd.org/en/x.aspx", "wcoomd.org"], []),
    ("Soft\u00adhyphens in\u200bside", ["softhyphens", "soft\u00adhyphens", "inside"], []),
    ("Ke\u0301rouane café", ["Kérouane", "kerouane", "cafe\u0301", "\u202ecafe"], []),
    ("Members’ rights, the WTO's", ["members", "member's", "wto's", "WTO’s", "wto"], []),
    ("C:\\temp\\file", ["c:\\temp", "temp\\file"], []),
    ("Ａ ｆｕｌｌ ｗｉｄｔｈ", ["full width", "ｆｕｌｌ"], []),
    ("Tools &amp; <b>bold</b> moves", ["bold", "<b>bold</b>", "tools & moves"], []),
]  # fmt: skip


class ShapeTests(TestCase):
    def test_finds_words_however_they_are_written(self):
        for text, found, not_found in SHAPES:
            Version.objects.all().delete()
            make_news({"en": text})
            for words in [*found, *not_found]:
                with self.subTest(text=text, words=words):
                    is_found = Version.objects.matching(words).exists()
                    self.assertEqual(is_found, words in found)
