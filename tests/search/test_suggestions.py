"""Suggestions while somebody types."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from catalogue.models import Tool
from content.models import Access
from search.counting import count_words
from search.models import BestBet
from tests.factories import make_news, make_term, make_tool, make_topic, make_user
from tests.meeting_factories import make_event, make_meeting, make_working_document

ADDRESS = "/en/search/suggestions/"


class SuggestionsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic = make_topic("Valuation", slug="valuation")
        make_news({"en": "Value of the valuation database", "fr": "Évaluation"}, slug="news")
        make_tool({"en": "Customs valuation handbook", "zh-hans": "海关估价"}, slug="book")
        make_term({"en": "Transaction value", "ar": "قيمة الصفقة"}, slug="transaction-value")
        make_news({"en": "Members only valuation"}, slug="closed", access=Access.REGISTERED)
        make_news({"en": "Later"}, slug="later", published_at=timezone.now() + timedelta(days=2))
        count_words()

    def suggest(self, words, language="en"):
        response = self.client.get(f"/{language}/search/suggestions/", {"q": words})
        self.assertEqual(response.status_code, 200)
        return response.json()["suggestions"]

    def texts(self, words, language="en"):
        return [each["text"] for each in self.suggest(words, language)]

    def test_offers_titles_that_begin_so_then_names_then_reports_then_words(self):
        expected = [
            "Valuation",
            "Value of the valuation database",
            "Customs valuation handbook",
            "valuation",
            "value",
        ]
        found = self.texts("valu")
        self.assertEqual([text for text in found if text != "Transaction value"], expected)
        self.assertIn("Transaction value", found)

    def test_says_what_each_is_and_where_it_leads(self):
        first, *_others, last = self.suggest("valuat")
        expected = {
            "text": "Valuation",
            "kind": "Topic",
            "url": "/en/topics/valuation/",
            "language_tag": "en",
            "direction": "ltr",
        }
        self.assertEqual(first, expected)
        self.assertEqual((last["text"], last["kind"]), ("valuation", "Search"))
        self.assertIn("?q=valuation", last["url"])

    def test_knows_several_words_in_any_order(self):
        self.assertEqual(self.texts("handbook valua")[0], "Customs valuation handbook")
        self.assertEqual(self.texts("customs va")[0], "Customs valuation handbook")
        self.assertEqual(self.texts("customs nothing"), [])

    def test_completes_only_what_finds_something(self):
        self.assertEqual(self.texts("transaction valu"), ["Transaction value", "transaction value"])

    def test_knows_every_language_and_marks_it(self):
        found = self.suggest("海关")[0]
        self.assertEqual((found["text"], found["language_tag"]), ("海关估价", "zh-Hans"))
        self.assertEqual(self.suggest("قيم")[0]["direction"], "rtl")
        self.assertEqual(self.texts("evalu", "fr")[0], "Évaluation")

    def test_titles_in_other_languages_stand_behind_those_in_the_reader_s(self):
        make_tool({"es": "Valuta"}, slug="valuta", original_language="es")
        count_words()
        found = self.texts("valu")
        self.assertEqual(found[:2], ["Valuation", "Value of the valuation database"])
        self.assertLess(found.index("Customs valuation handbook"), found.index("Valuta"))
        self.assertEqual(self.texts("valu", "es")[0], "Valuta")
        for i in range(8):
            make_news({"en": f"Valuation of goods {i}"})
        self.assertNotIn("Valuta", self.texts("valu"))

    def test_offers_papers_by_the_beginning_of_their_symbol(self):
        meeting = make_meeting()
        make_working_document(meeting, "PTC/26/2")
        make_working_document(meeting, "PTC/26/2", revision=1)
        make_working_document(meeting, "PTC/26/10")
        make_working_document(meeting, "PTC/26/20", shown_at=None)
        hidden = make_meeting(make_event({"en": "Closed"}, access=Access.REGISTERED))
        make_working_document(hidden, "PTC/26/21")
        for words, found in [
            ("PTC/26", ["PTC/26/10 PTC/26/10", "PTC/26/2/Rev.1 PTC/26/2"]),
            ("ptc 26/2", ["PTC/26/2/Rev.1 PTC/26/2"]),
            ("ptc/27", []),
        ]:
            with self.subTest(words):
                self.assertEqual(self.texts(words), found)
        first = self.suggest("PTC/26/2")[0]
        self.assertEqual(
            (first["kind"], first["url"]), ("Meeting document", "/en/documents/PTC/26/2/")
        )
        self.client.force_login(make_user())
        self.assertEqual(len(self.texts("PTC/26")), 3)

    def test_pinned_entries_come_first_and_once(self):
        BestBet.objects.create(words="Valuing goods", entry=self.topic)
        self.assertEqual(self.texts("valuing g"), ["Valuation"])
        BestBet.objects.create(words="handbook", entry=self.topic)
        self.assertEqual(self.texts("handb")[:2], ["Valuation", "Customs valuation handbook"])

    def test_each_reader_gets_what_they_may_read(self):
        self.assertNotIn("Members only valuation", self.texts("valuation"))
        self.assertEqual(self.texts("members on"), [])
        self.client.force_login(make_user())
        self.assertIn("Members only valuation", self.texts("valuation"))

    def test_words_and_titles_are_gone_with_the_access(self):
        self.assertEqual(self.texts("handboo"), ["Customs valuation handbook", "handbook"])
        Tool.objects.update(access=Access.REGISTERED)
        self.assertEqual(self.texts("handboo"), [])

    def test_nothing_that_is_typed_is_an_error(self):
        for words in ["", "v", "va", "\x00\x00\x00", '"', "((((", "x" * 7000, "a " * 1500, "%_%",
                      "'; --", "\u202e\u202d abc", "-valuation", "海"]:  # fmt: skip
            with self.subTest(words[:20]):
                self.assertIsInstance(self.suggest(words), list)

    def test_is_at_most_eight_and_five_statements(self):
        for i in range(30):
            make_news({"en": f"Valuation of goods {i}"})
        with self.assertNumQueries(5):
            found = self.suggest("valuat")
        self.assertEqual(len(found), 8)

    def test_answers_are_no_pages_to_keep_or_to_list(self):
        response = self.client.get(ADDRESS, {"q": "valu"})
        self.assertEqual(response["X-Robots-Tag"], "noindex")
        self.assertEqual(response["Cache-Control"], "public, max-age=0, must-revalidate")
        self.assertEqual(response.json()["said"], "6 suggestions")
        self.client.force_login(make_user())
        response = self.client.get(ADDRESS, {"q": "valu"})
        self.assertEqual(response["Cache-Control"], "private, no-store")
        self.assertEqual(self.client.post(ADDRESS).status_code, 405)
