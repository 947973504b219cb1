"""What editors pin to words."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from content.models import Access
from search.best_bets import best_bets
from search.models import BestBet
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
