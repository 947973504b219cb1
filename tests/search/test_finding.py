"""What a search puts first, and what it does where nothing holds the words."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import Access, Synonym
from search.counting import count_words
from search.models import BestBet, Miss
from tests.factories import (
    make_instrument,
    make_member,
    make_news,
    make_partner,
    make_publication,
    make_term,
    make_tool,
)
from tests.meeting_factories import make_meeting, make_working_document
from tests.search.test_page import SearchCase


class ExactNameTests(SearchCase):
    def first(self, words, here="en"):
        hits = self.find(words, here)
        return hits[0].url if hits else ""

    def test_finds_a_symbol_in_any_writing(self):
        meeting = make_meeting()
        make_working_document(meeting, "PTC/26/2")
        make_working_document(meeting, "PTC/26/2", revision=1)
        make_working_document(meeting, "PTC/26/2", part="Add", part_number=1)
        make_working_document(meeting, "PTC/26/21")
        make_news({"en": "PTC/26/2 was discussed"})
        for words in ["PTC/26/2", "ptc 26 2", "PTC-26-2", "ptc/26/2 rev 1", "PTC/26/2/Rev.1"]:
            with self.subTest(words):
                self.assertEqual(self.first(words), "/en/documents/PTC/26/2/")
        self.assertEqual(self.first("ptc 26 2 add.1"), "/en/documents/PTC/26/2/add/1/")
        self.assertEqual(self.find("PTC/26/2")[1].url, "/en/documents/PTC/26/2/rev/0/")

    def test_finds_a_member_by_code_name_and_place(self):
        make_member({"en": "Belgium"}, slug="belgium", iso_alpha2="BE", iso_alpha3="BEL",
                    joined_on="1952-11-04")  # fmt: skip
        make_member({"en": "Palau", "fr": "Palaos"}, slug="palau", iso_alpha2="PW",
                    iso_alpha3="PLW", joined_on="2024-02-22")  # fmt: skip
        make_news({"en": "Palau and plw and 2nd"})
        for words in ["PW", "plw", "Palau", "2nd", "2e", "第2"]:
            with self.subTest(words):
                self.assertEqual(self.first(words), "/en/members/palau/")
        self.assertEqual(self.first("palaos", "fr"), "/fr/members/palau/")
        self.assertEqual(self.first("be"), "/en/members/belgium/")

    def test_finds_a_publication_by_number_isbn_and_doi(self):
        make_publication({"en": "On free zones"}, slug="zones", series="research-paper",
                         number="47", isbn="978-2-87492-000-1", doi="10.1234/abc")  # fmt: skip
        make_publication({"en": "Magazine"}, slug="magazine", series="wco-news", number="103")
        make_news({"en": "Research paper 47 and WCO News 103"})
        for words in ["Research Paper 47", "research papers no. 47", "9782874920001",
                      "ISBN 978-2-87492-000-1", "https://doi.org/10.1234/ABC"]:  # fmt: skip
            with self.subTest(words):
                self.assertEqual(self.first(words), "/en/publications/zones/")
        self.assertEqual(self.first("wco news 103"), "/en/publications/magazine/")

    def test_finds_short_and_other_names_titles_and_slugs(self):
        make_news({"en": "RKC, AEO, UPU, harmonization and big-book"})
        make_instrument({"en": "A convention"}, slug="kyoto", abbreviation="RKC")
        make_partner({"en": "A union"}, slug="union", abbreviation="UPU")
        term = make_term({"en": "An operator"}, slug="operator", abbreviation="AEO")
        Synonym.objects.create(entry=term, language="en", words="Trusted trader")
        make_tool({"en": "Book"}, slug="big-book")
        for words, url in [
            ("rkc", "/en/instruments/kyoto/"), ("UPU", "/en/partners/union/"),
            ("aeo", "/en/glossary/operator/"), ("trusted trader", "/en/glossary/operator/"),
            ("A UNION", "/en/partners/union/"), ("big book", "/en/tools/big-book/"),
        ]:  # fmt: skip
            with self.subTest(words):
                self.assertEqual(self.first(words), url)

    def test_names_nothing_that_is_hidden(self):
        make_member({"en": "Palau"}, slug="palau", iso_alpha3="PLW", access=Access.GROUPS)
        make_publication({"en": "Zones"}, series="research-paper", number="47", access="groups")
        paper = make_working_document(make_meeting(), "PTC/26/2", shown_at=None)
        self.assertIsNone(paper.shown_at)
        for words in ["PLW", "Palau", "Research paper 47", "PTC/26/2", "1st"]:
            with self.subTest(words):
                self.assertEqual(self.find(words), [])


class BestBetTests(SearchCase):
    def test_stand_above_what_is_found(self):
        tool = make_tool({"en": "The pinned handbook"}, slug="pinned")
        BestBet.objects.create(words="Transit", folded="transit", entry=tool)
        make_news({"en": "Transit news"})
        self.find("transit")
        self.assertContains(self.page, "Recommended")
        self.assertContains(self.page, 'href="/en/tools/pinned/"')
        self.find("transit", kind="news")
        self.assertNotContains(self.page, "Recommended")


class WideningTests(SearchCase):
    @classmethod
    def setUpTestData(cls):
        make_tool({"en": "Valuation of wines"}, slug="wines")
        make_tool({"en": "Quarantine"}, words={"summary": "Wines and valuation."})
        count_words()

    def test_says_what_it_asked_for_instead(self):
        for words, sentence in [
            ('"valuation quarantine"', "not next to one another"),
            ("quaranti", "begin with “quaranti”"),
            ("quarantnie", "results for “quarantine”"),
            ("quarantine xylophone", "without “xylophone”"),
            ("qwyx quarantine xylophone", "without “qwyx”, “xylophone”"),
            ("wines valuation xylophone", "most of the words, not all"),
            ("wines qwyx quarantine xylophone zebra", "without “qwyx”, “xylophone”, “zebra”"),
            ("wines qwyx quarantine xylophone zebra qwyz", "only some of the words"),
            # Of the rarest most are held, of all that was typed not.
            ("and of wines valuation quarantine qwyx qwyz zebra xylophone", "only some"),
        ]:
            with self.subTest(words):
                self.assertTrue(self.find(words))
                self.assertContains(self.page, "Nothing holds exactly what you typed")
                self.assertContains(self.page, sentence)
        self.assertFalse(Miss.objects.exists())

    def test_takes_what_holds_more_of_the_words_before_what_holds_fewer(self):
        make_tool({"en": "Wines and zebras"}, slug="zebras")
        make_tool({"en": "Zebras"})
        count_words()
        hits = self.find("zebras wines xylophone unicorn quagmire")
        self.assertEqual([hit.url for hit in hits], ["/en/tools/zebras/"])
        self.assertEqual(self.find("zebras qwyx xylophone unicorn quagmire"), [])

    def test_leads_to_exactly_what_was_typed(self):
        self.find("quarantnie")
        self.assertContains(self.page, 'href="?q=quarantnie&amp;exact=1"')
        self.assertEqual(self.find("quarantnie", exact="1"), [])
        self.assertContains(self.page, "Nothing was found for “quarantnie”")
        self.assertContains(self.page, "Without Exactly these words: 1 result")

    def test_promises_no_results_where_choices_leave_none(self):
        self.assertEqual(self.find("quarantnie", kind="news"), [])
        self.assertNotContains(self.page, "These are the results")
        self.assertContains(self.page, "Nothing was found for “quarantnie”")
        self.assertContains(self.page, "Without News: 1 result")

    def test_keeps_words_of_the_other_direction_apart_from_their_sentence(self):
        for here, words, is_apart in [
            ("ar", "wines", True),
            ("ar", "نبيذ", False),
            ("en", "نبيذ", True),
            ("en", "wines", False),
        ]:
            self.find(words, here)
            with self.subTest(here, words=words):
                sentence = self.page.context["finder"].count_sentence
                self.assertEqual(f"\u2068{words}\u2069" in sentence, is_apart)

    def test_widens_no_search_that_choices_make_vain(self):
        self.assertEqual(self.find("quarantine", kind="news"), [])
        self.assertContains(self.page, "Nothing matches all of these filters.")
        self.assertNotContains(self.page, "Nothing was found")
        self.assertContains(self.page, "Without News: 1 result")
        self.assertNotContains(self.page, "Nothing holds exactly")
        self.assertFalse(Miss.objects.exists())

    def test_costs_no_more_for_many_words_in_vain(self):
        letters = "bcdfghjklmnpqrst"
        for words in [
            " ".join(f"xyl{letter}phon" for letter in letters),
            "wines " + " ".join(f"qwy{letter}x" for letter in letters[:7]),
            " ".join(f'"w{letter} x"' for letter in letters),
        ]:
            with self.subTest(words), CaptureQueriesContext(connection) as statements:
                self.assertEqual(self.find(words), [])
            self.assertLessEqual(len(statements), 24)

    def test_counts_what_is_in_vain(self):
        for _ in range(2):
            self.assertEqual(self.find("xylophone"), [])
        miss = Miss.objects.get()
        self.assertEqual((miss.words, miss.language, miss.number), ("xylophone", "en", 2))
        self.assertContains(self.page, "How to search")
        self.assertContains(self.page, 'href="/en/contact/"')
        self.assertContains(self.page, 'href="/en/tools/"')
