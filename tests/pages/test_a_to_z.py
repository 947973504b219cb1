"""The A to Z: names and other names, in the visitor's alphabet."""

from unittest import mock

from django.core.cache import cache
from django.test import TestCase

from content.models import Access, Synonym
from pages import a_to_z
from tests.content.test_glossary import shown
from tests.factories import make_news, make_term, make_topic

# Terms stand in the glossary; here they stand for a kind that has pages in every room's absence.
KINDS = {"content.term": "Term", "content.topic": "Topic", "nowhere.thing": "Thing"}


class AToZTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.duty = make_term({"en": "Duty", "ru": "Пошлина"}, slug="duty")
        make_term({"en": "Origin", "ru": "Происхождение"}, slug="origin")
        make_news({"en": "News are no name"})

    def setUp(self):
        cache.clear()
        self.enterContext(mock.patch.object(a_to_z, "KINDS", KINDS))

    def test_stands_in_the_alphabet_of_the_language(self):
        Synonym.objects.create(entry=self.duty, language="ru", words="Сбор")
        Synonym.objects.create(entry=self.duty, language="en", words="Levy")
        self.assertEqual(
            shown(self.client.get("/en/a-z/")),
            {"D": ["Duty"], "L": ["Levy > Duty"], "O": ["Origin"]},
        )
        self.assertEqual(
            shown(self.client.get("/ru/a-z/")),
            {"П": ["Пошлина", "Происхождение"], "С": ["Сбор > Пошлина"]},
        )
        self.assertEqual(
            shown(self.client.get("/fr/a-z/")),
            {"D": ["Duty"], "L": ["Levy > Duty"], "O": ["Origin"]},
        )

    def test_says_what_each_is_and_in_which_language(self):
        response = self.client.get("/fr/a-z/")
        self.assertContains(
            response,
            '<li><a href="/fr/glossary/duty/" lang="en" dir="ltr">Duty</a>'
            ' <span class="tag">Term</span></li>',
            html=True,
        )

    def test_names_nothing_that_a_reader_may_not_read(self):
        make_term({"en": "Secret"}, access=Access.REGISTERED)
        self.assertNotContains(self.client.get("/en/a-z/"), "Secret")

    def test_costs_the_same_however_many_names(self):
        for more in [0, 30]:
            for _ in range(more):
                make_term()
                make_topic()
            with self.subTest(more=more), self.assertNumQueries(3):
                self.client.get("/en/a-z/")
