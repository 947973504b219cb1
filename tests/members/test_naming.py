"""Which Member a text names: a name may be a part of another's."""

from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.test import SimpleTestCase, TestCase

from content.kept import Kept
from content.models import Version
from members.directory import directory
from members.naming import name_in, query_for
from tests.factories import make_member, make_news

# Names of Members, one of which is a part of the others, and whether a text names that one.
GUINEA = {
    "en": ["Guinea", "Papua New Guinea", "Equatorial Guinea", "Guinea-Bissau"],
    "fr": ["Guinée", "Papouasie-Nouvelle-Guinée", "Guinée équatoriale", "Guinée-Bissau"],
    "es": ["Guinea", "Papúa Nueva Guinea", "Guinea Ecuatorial", "Guinea-Bisáu"],
    "ru": ["Гвинея", "Папуа — Новая Гвинея", "Экваториальная Гвинея", "Гвинея-Бисау"],
    "zh-hans": ["几内亚", "巴布亚新几内亚", "赤道几内亚", "几内亚比绍"],
    "ar": ["غينيا", "بابوا غينيا الجديدة", "غينيا الاستوائية", "غينيا بيساو"],
}
TEXTS = {
    "en": {
        "Guinea joins the Convention": True,
        "A workshop for Papua New Guinea": False,
        "Equatorial Guinea and Papua New Guinea met in Guinea-Bissau": False,
        "Papua New Guinea, Guinea and Guinea-Bissau met": True,
        "Guinea-Bissau, Equatorial Guinea and Guinea": True,
        "New rules for Guinea": True,
        "On the island of New Guinea": True,
        "A guinea pig": True,  # words know no capitals
        "Guineans met": False,
    },
    "fr": {
        "La Guinée adhère": True,
        "Un atelier en Guinée équatoriale et en Guinée-Bissau": False,
        "La Papouasie-Nouvelle-Guinée adhère": False,
        "La Guinée équatoriale et la Guinée": True,
    },
    "es": {"Guinea se adhiere": True, "Papúa Nueva Guinea y Guinea Ecuatorial": False},
    "ru": {
        "Гвинея присоединилась": True,
        "Семинар в Экваториальной Гвинее": False,
        "Экваториальная Гвинея и Папуа — Новая Гвинея": False,
        "Экваториальная Гвинея и Гвинея": True,
    },
    "zh-hans": {
        "几内亚加入公约": True,
        "赤道几内亚加入公约": False,
        "巴布亚新几内亚和几内亚比绍": False,
        "几内亚比绍和几内亚": True,
    },
    "ar": {
        "غينيا تنضم إلى الاتفاقية": True,
        "بابوا غينيا الجديدة تنضم": False,
        "غينيا الاستوائية وغينيا بيساو": False,
        "غينيا بيساو مع غينيا": True,
    },
}


class NamingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        names = [
            dict(zip(GUINEA, words, strict=True)) for words in zip(*GUINEA.values(), strict=True)
        ]
        cls.guinea, *_others = [make_member(titles) for titles in names]

    def naming(self, member):
        kept = Kept(SimpleNamespace(user=AnonymousUser()))
        condition = directory(kept, AnonymousUser()).naming(member.pk)
        texts = Version.objects.published().filter(condition, entry__kind="newsroom.news")
        return set(texts.values_list("title", flat=True))

    def test_takes_no_part_of_a_longer_name_for_it(self):
        for language, texts in TEXTS.items():
            for text in texts:
                make_news({language: text}, original_language=language)
            found = self.naming(self.guinea)
            for text, is_named in texts.items():
                with self.subTest(language=language, text=text):
                    self.assertEqual(text in found, is_named)

    def test_asks_each_text_in_its_own_language(self):
        make_news({"fr": "Guinea"}, original_language="fr")
        make_news({"en": "Guinée", "ru": "Гвинея"})
        # Without its accent the French name is the English one's stem in French.
        self.assertIn("Гвинея", self.naming(self.guinea))
        self.assertNotIn("Гвинея", self.naming(make_member({"en": "Гвинея"})))

    def test_finds_a_name_that_lists_turn_around(self):
        congo = make_member({"en": "Congo (Republic of the)"})
        other = make_member({"en": "Congo (Democratic Republic of the)"})
        texts = [
            "The Republic of the Congo acceded",
            "The Democratic Republic of the Congo acceded",
            "The Democratic Republic of the Congo and the Republic of the Congo met",
        ]
        for text in texts:
            make_news({"en": text})
        self.assertEqual(self.naming(congo), {texts[0], texts[2]})
        self.assertEqual(self.naming(other), {texts[1], texts[2]})

    def test_takes_any_sign_in_a_name_for_words(self):
        odd = make_member({"en": "Côte d'Ivoire & (\\ | ! <-> :*)"})
        make_news({"en": "Côte d'Ivoire joins"})
        self.assertEqual(self.naming(odd), {"Côte d'Ivoire joins"})
        nothing = make_member({"en": "!!"})
        self.assertEqual(self.naming(nothing), set())


class QueryTests(SimpleTestCase):
    def test_reads_vectors(self):
        name = name_in("'congo':5 'democrat':1 'o''neil':2")
        self.assertEqual(name, (("democrat",), ("o'neil",), (), (), ("congo",)))

    def test_asks_for_light_words_and_knows_both(self):
        self.assertEqual(name_in("'a':1", "'b':1"), (("b", "a"),))

    def test_asks_for_words_that_must_be_missing(self):
        guinea, papua = name_in("'guinea':1"), name_in("'guinea':3 'new':2 'papua':1")
        expected = "((!'new') <1> 'guinea') | ((!'papua') <2> 'guinea')"
        self.assertEqual(query_for([guinea], [papua]), expected)
        self.assertEqual(query_for([papua], [guinea]), "('papua' <1> 'new' <1> 'guinea')")

    def test_stays_short_however_many_names_are_longer(self):
        name = name_in("'a':5")
        others = [
            name_in(f"'a':5 '{letter}1':1 '{letter}2':2 '{letter}3':3") for letter in "bcdefg"
        ]
        self.assertLess(len(query_for([name], others)), 5_000)
