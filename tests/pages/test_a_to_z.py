"""The A to Z: names and other names, in the visitor's alphabet."""

from django.core.cache import cache
from django.test import TestCase

from catalogue.models import Instrument, Tool
from content.models import Access, Synonym, Topic
from tests.content.test_glossary import shown
from tests.factories import make_entry, make_news, make_term


class AToZTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.duty = make_entry(
            Tool, {"en": "Duty guide", "ru": "Пошлина"}, slug="duty", category="guide"
        )
        make_entry(Topic, {"en": "Origin", "ru": "Происхождение"}, slug="origin")
        make_entry(Instrument, {"en": "Accord"}, category="agreement", abbreviation="WTO Accord")
        make_news({"en": "News are no name"})
        make_term({"en": "Term"})

    def setUp(self):
        cache.clear()

    def test_stands_in_the_alphabet_of_the_language(self):
        Synonym.objects.create(entry=self.duty, language="ru", words="Сбор")
        Synonym.objects.create(entry=self.duty, language="en", words="Levy")
        expected = {
            "A": ["Accord"],
            "D": ["Duty guide"],
            "L": ["Levy > Duty guide"],
            "O": ["Origin"],
            "W": ["WTO Accord > Accord"],
        }
        self.assertEqual(shown(self.client.get("/en/a-z/")), expected)
        self.assertEqual(shown(self.client.get("/fr/a-z/")), expected)
        self.assertEqual(
            shown(self.client.get("/ru/a-z/")),
            {
                "П": ["Пошлина", "Происхождение"],
                "С": ["Сбор > Пошлина"],
                "A": ["Accord"],
                "W": ["WTO Accord > Accord"],
            },
        )

    def test_says_what_each_is_and_in_which_language(self):
        link = '<a href="/fr/tools/duty/" lang="en" dir="ltr">Duty guide</a>'
        self.assertContains(self.client.get("/fr/a-z/"), link, html=True)
        tool = '<li><a href="/en/tools/duty/">Duty guide</a> <span class="tag">Tool</span></li>'
        self.assertContains(self.client.get("/en/a-z/"), tool, html=True)

    def test_names_nothing_that_a_reader_may_not_read(self):
        make_entry(Tool, {"en": "Secret"}, category="guide", access=Access.REGISTERED)
        self.assertNotContains(self.client.get("/en/a-z/"), "Secret")

    def test_costs_the_same_however_many_names(self):
        for more in [0, 30]:
            for _ in range(more):
                make_entry(Tool, category="guide")
                make_entry(Topic)
            with self.subTest(more=more), self.assertNumQueries(3):
                self.client.get("/en/a-z/")
