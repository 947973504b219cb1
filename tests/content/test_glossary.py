"""The glossary: its index by letter and its terms."""

import json
from unittest import mock

from django.core.cache import cache
from django.test import TestCase

from content import letters
from content.models import Access, Synonym
from tests.exports import titles_of
from tests.factories import make_news, make_term, make_topic


def shown(response):
    """The letters of an index with their rows: {"A": ["AEO > Authorized ...", ...]}."""
    return {
        group.letter.label: [
            f"{row.words} > {row.see.words}" if row.see else row.words for row in group.rows
        ]
        for group in response.context["index"].groups
    }


class TermListViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.term = make_term(
            {"en": "Authorized economic operator", "ar": "المشغل الاقتصادي المعتمد"},
            slug="authorized-economic-operator",
            abbreviation="AEO",
        )
        make_term({"en": "Ad valorem duty", "fr": "Droit ad valorem"}, slug="ad-valorem-duty")

    def setUp(self):
        cache.clear()

    def test_stands_in_the_alphabet_of_the_language(self):
        cases = {
            "en": {
                "A": [
                    "Ad valorem duty",
                    "AEO > Authorized economic operator",
                    "Authorized economic operator",
                ]
            },
            "fr": {
                "A": ["AEO > Authorized economic operator", "Authorized economic operator"],
                "D": ["Droit ad valorem"],
            },
            "ar": {
                "م": ["المشغل الاقتصادي المعتمد"],
                "A": ["Ad valorem duty", "AEO > المشغل الاقتصادي المعتمد"],
            },
        }
        for language, expected in cases.items():
            with self.subTest(language):
                self.assertEqual(shown(self.client.get(f"/{language}/glossary/")), expected)

    def test_a_text_in_another_language_says_so(self):
        response = self.client.get("/fr/glossary/")
        self.assertContains(response, '<dd lang="en" dir="ltr">What it means.</dd>')
        self.assertContains(response, "<dd>What it means.</dd>", html=True)

    def test_letters_without_an_entry_are_no_links(self):
        response = self.client.get("/en/glossary/")
        self.assertContains(response, '<a href="#a">A</a>', html=True)
        self.assertContains(response, "<span>B</span>", html=True)
        self.assertContains(response, 'id="a"')
        own, latin = self.client.get("/ar/glossary/").context["index"].alphabets
        self.assertEqual((len(own), len(latin)), (28, 26))

    def test_synonyms_lead_to_their_term(self):
        Synonym.objects.create(entry=self.term, language="en", words="Trusted trader")
        Synonym.objects.create(entry=self.term, language="fr", words="OEA")
        self.assertEqual(
            shown(self.client.get("/en/glossary/"))["T"],
            ["Trusted trader > Authorized economic operator"],
        )
        french = shown(self.client.get("/fr/glossary/"))
        self.assertEqual(french["O"], ["OEA > Authorized economic operator"])

    def test_names_nothing_that_a_reader_may_not_read(self):
        hidden = make_term({"en": "Secret word"}, access=Access.REGISTERED)
        Synonym.objects.create(entry=hidden, language="en", words="Secret synonym")
        for address in ["/en/glossary/", "/en/glossary/feed.json", "/en/glossary/feed.csv"]:
            with self.subTest(address):
                self.assertNotContains(self.client.get(address), "Secret")

    def test_many_terms_stand_on_a_page_per_letter(self):
        for number in range(5):
            make_term({"en": f"Bond {number}"})
        with mock.patch.multiple(letters, MOST_WHOLE=5, PER_PAGE=3):
            first = self.client.get("/en/glossary/")
            self.assertEqual(list(shown(first)), ["A"])
            self.assertContains(first, '<a href="?letter=B">B</a>', html=True)
            self.assertContains(first, '<a href="?letter=A" aria-current="page">A</a>', html=True)
            bonds = shown(self.client.get("/en/glossary/?letter=B"))
            self.assertEqual(bonds, {"B": ["Bond 0", "Bond 1", "Bond 2"]})
            rest = self.client.get("/en/glossary/?letter=B&page=2")
            self.assertEqual(shown(rest), {"B": ["Bond 3", "Bond 4"]})
            for odd in ["?letter=Z", "?letter=%00", "?letter=B&page=99", "?letter=&page=x"]:
                with self.subTest(odd):
                    self.assertEqual(self.client.get(f"/en/glossary/{odd}").status_code, 200)

    def test_costs_the_same_however_many_terms(self):
        for more in [0, 30]:
            for _ in range(more):
                make_term()
            with self.subTest(more=more), self.assertNumQueries(3):
                self.client.get("/en/glossary/")

    def test_an_empty_glossary_has_a_page(self):
        self.term.delete()
        self.assertEqual(self.client.get("/ru/glossary/").status_code, 200)

    def test_feeds_hold_the_terms(self):
        titles = titles_of(self.client.get("/en/glossary/feed.json"))
        self.assertEqual({*titles}, {"Ad valorem duty", "Authorized economic operator"})
        self.assertContains(self.client.get("/en/glossary/feed.atom"), "<entry>", count=2)
        self.assertContains(self.client.get("/en/glossary/feed.csv"), "Ad valorem duty")


class TermDetailViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        topic = make_topic("Valuation", slug="valuation")
        cls.linked = make_term({"en": "Specific duty"}, slug="specific-duty")
        cls.term = make_term(
            {"en": "Ad valorem duty", "fr": "Droit ad valorem", "ar": "رسم قيمي"},
            slug="ad-valorem-duty",
            abbreviation="AVD",
            topics=[topic],
            words={"summary": "A duty </script> on value.", "body": "<p>See ad valorem duty.</p>"},
        )
        cls.term.see_also.add(cls.linked)
        Synonym.objects.create(entry=cls.term, language="en", words="Value duty")

    def setUp(self):
        cache.clear()

    def test_shows_the_other_languages_beside_its_own(self):
        response = self.client.get("/fr/glossary/ad-valorem-duty/")
        self.assertEqual(response.context["entry"].text.title, "Droit ad valorem")
        others = [(text.language, text.title) for text in response.context["other_texts"]]
        self.assertEqual(others, [("en", "Ad valorem duty"), ("ar", "رسم قيمي")])
        self.assertContains(response, '<dd lang="ar" dir="rtl">')

    def test_falls_back_with_a_notice(self):
        response = self.client.get("/ru/glossary/ad-valorem-duty/")
        self.assertEqual(response.context["entry"].text.language, "en")
        self.assertTrue(response.context["fallback"])

    def test_shows_abbreviation_other_names_and_what_to_see_also(self):
        response = self.client.get("/en/glossary/ad-valorem-duty/")
        self.assertContains(response, "AVD")
        self.assertContains(response, "Value duty")
        self.assertContains(response, "Specific duty")
        self.assertContains(response, "/en/search/?q=Ad+valorem+duty")
        self.linked.access = Access.REGISTERED
        self.linked.save()
        self.assertNotContains(self.client.get("/en/glossary/ad-valorem-duty/"), "Specific duty")

    def test_does_not_explain_itself(self):
        response = self.client.get("/en/glossary/ad-valorem-duty/")
        self.assertEqual(response.context["explanations"], [])

    def test_tells_search_engines_that_it_is_a_term(self):
        html = self.client.get("/en/glossary/ad-valorem-duty/").content.decode()
        script = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
        term = json.loads(script)["@graph"][0]
        self.assertEqual(term["@type"], "DefinedTerm")
        self.assertEqual((term["name"], term["termCode"]), ("Ad valorem duty", "AVD"))
        self.assertEqual(term["description"], "A duty </script> on value.")

    def test_costs_the_same_however_much_there_is(self):
        for more in [0, 20]:
            for _ in range(more):
                self.term.see_also.add(make_term())
                make_news({"en": "Ad valorem duty"})
            with self.subTest(more=more), self.assertNumQueries(6):
                self.client.get("/en/glossary/ad-valorem-duty/")
