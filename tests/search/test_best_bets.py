"""What editors pin to words."""

from unittest import mock

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from content.models import Access
from search import best_bets as module
from search.best_bets import best_bets
from search.models import BestBet
from tests.cases import CommittingTestCase, kept_between_requests
from tests.factories import make_news, make_user

ANYBODY = AnonymousUser()


class BestBetsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.one = make_news({"en": "One", "fr": "Un"})
        cls.two = make_news({"en": "Two"})
        BestBet.objects.create(words="E-commerce Évalué", entry=cls.one, position=2)
        BestBet.objects.create(words="e-commerce évalué", entry=cls.two, position=1)

    def titles(self, words, language="en", reader=ANYBODY):
        return [entry.text.title for entry in best_bets(words, language, reader)]

    def test_come_in_their_order_whatever_case_accents_and_hyphens(self):
        for words in ["e-commerce évalué", "E COMMERCE evalue", "e–commerce  évalué"]:
            with self.subTest(words):
                self.assertEqual(self.titles(words), ["Two", "One"])

    def test_need_all_the_words_and_no_others(self):
        for words in ["commerce", "e-commerce evalue now", "", "-"]:
            with self.subTest(words):
                self.assertEqual(self.titles(words), [])

    def test_of_the_language_of_the_reader_come_first(self):
        BestBet.objects.create(words="kyoto", entry=self.two)
        BestBet.objects.create(words="kyoto", entry=self.one, language="fr", position=9)
        BestBet.objects.create(words="kyoto", entry=self.one, language="es")
        self.assertEqual(self.titles("Kyoto", "fr"), ["Un", "Two"])
        self.assertEqual(self.titles("Kyoto", "en"), ["Two"])

    def test_are_shown_to_those_who_may_read_them(self):
        type(self.two).objects.filter(pk=self.two.pk).update(access=Access.REGISTERED)
        self.assertEqual(self.titles("e-commerce evalue"), ["One"])
        self.assertEqual(self.titles("e-commerce evalue", reader=make_user()), ["Two", "One"])

    def test_cost_one_statement_or_two(self):
        with self.assertNumQueries(1):
            best_bets("nothing", "en", ANYBODY)
        with self.assertNumQueries(2):
            best_bets("e-commerce evalue", "en", ANYBODY)


@kept_between_requests()
class KeptBetsTests(CommittingTestCase):
    def setUp(self):
        self.one = make_news({"en": "One"}, slug="one")
        BestBet.objects.create(words="Évalué", entry=self.one)

    def statements(self, words):
        """The page of the words, and how many of its statements ask for what is pinned."""
        with CaptureQueriesContext(connection) as asked:
            page = self.client.get("/en/search/", {"q": words})
        return page, sum("search_bestbet" in each["sql"] for each in asked)

    def test_words_without_any_cost_no_statement(self):
        self.statements("nothing")
        self.assertEqual(self.statements("nothing else")[1], 0)
        page, number = self.statements("evalue")
        self.assertEqual(number, 1)
        self.assertContains(page, "/en/news/one/")

    def test_what_is_pinned_shows_at_once(self):
        page, _number = self.statements("kyoto")
        self.assertNotContains(page, "/en/news/one/")
        BestBet.objects.create(words="Kyoto", entry=self.one)
        page, _number = self.statements("kyoto")
        self.assertContains(page, "/en/news/one/")

    def test_of_very_many_the_database_is_asked(self):
        with mock.patch.object(module, "MOST_KEPT", 0):
            self.statements("nothing")
            self.assertEqual(self.statements("nothing else")[1], 1)
