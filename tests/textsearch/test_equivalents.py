"""Words that mean the same are asked for together, within one language."""

from django.test import SimpleTestCase, TestCase

from content.models import Version
from tests.factories import make_news
from textsearch.equivalents import Equivalents
from textsearch.queries import understand

GROUPS = {
    "en": [
        ["AEO", "authorized economic operator", "trusted-trader"],
        ["WHO", "World Health"],
        ["HS", "Harmonized System"],
    ],
    "fr": [["OEA", "opérateur économique agréé", "AEO"], ["EN", "notes explicatives"]],
    "zh-hans": [["AEO", "经认证的经营者"], ["海关", "关税"]],
    "ar": [["الجمارك", "الديوانة"]],
}
TEXTS = {
    "long": {"en": "A guide for authorized economic operators"},
    "short": {"en": "The AEO guide"},
    "trader": {"en": "Trusted trader: a guide"},
    "far": {"en": "Operator of an economic and authorized guide"},
    "french": {"fr": "Guide des opérateurs économiques agréés"},
    "chinese": {"zh-hans": "经认证的经营者名单"},
    "arabic": {"ar": "مكاتب الديوانة"},
    "notes": {"fr": "Les notes explicatives"},
    "customs": {"fr": "Valeur en douane"},
    "who": {"en": "Who reads it"},
    "health": {"en": "World health day"},
}
FOUND = {
    "AEO": {"long", "short", "trader", "french", "chinese"},
    "aeo guide": {"long", "short", "trader", "french"},
    "authorized economic operator": {"long", "short", "trader", "far"},
    "Authorized  ECONOMIC operator guide": {"long", "short", "trader", "far"},
    "guide authorized-economic operator": {"long", "short", "trader"},
    '"authorized economic operator"': {"long", "short", "trader"},
    '"AEO" guide': {"long", "short", "trader", "french"},
    '"the AEO guide"': {"short"},
    "trusted trader": {"long", "short", "trader"},
    "authorised economic operator": {"long", "short", "trader", "far"},
    "OEA": {"french"},
    "en douane": {"customs"},
    "EN": {"notes"},
    "who": {"who"},
    "WHO": {"who", "health"},
    "operateur economique agree": {"french"},
    "guide -AEO": {"long", "trader", "far", "french"},
    "valeur en douane": {"customs"},
    "AEO名单": {"chinese"},
    "جمارك": {"arabic"},
    "operator economic": {"long", "far"},
}  # fmt: skip


class EquivalentTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.names = {}
        for name, titles in TEXTS.items():
            news = make_news(titles, original_language=next(iter(titles)))
            cls.names[news.pk] = name

    def found(self, words):
        query = understand(words, GROUPS)
        texts = Version.objects.extra(where=["search_vector @@ %s::tsquery"], params=[query.text()])
        return {self.names[pk] for pk in texts.values_list("entry", flat=True)}

    def test_ask_for_any_of_a_group(self):
        for words, names in FOUND.items():
            with self.subTest(words=words):
                self.assertEqual(self.found(words), names)


class BoundTests(SimpleTestCase):
    def test_a_group_has_few_members_and_short_ones(self):
        known = Equivalents({"en": [[f"word{n}" for n in range(50)]]})
        self.assertEqual(len(known.group("en", ("word1",))), 20)
        self.assertEqual(known.group("en", ("word30",)), ())
        cut = Equivalents({"en": [["a " * 500, "b"]]}).group("en", ("b",))
        self.assertLessEqual(max(map(len, cut)), 100)

    def test_takes_members_without_words_for_nothing(self):
        known = Equivalents({"en": [["---", "", "word"]]})
        self.assertEqual(known.group("en", ()), ())
        self.assertTrue(known.begins("en", "word"))

    def test_joins_groups_that_share_a_word(self):
        known = Equivalents({"en": [["AEO", "operator"], ["aeo", "trader"]]})
        self.assertEqual(known.group("en", ("aeo",)), ("AEO", "operator", "aeo", "trader"))
