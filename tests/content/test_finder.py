"""The finder, proved on the list of news: every state an address, nothing breaks it."""

from xml.etree import ElementTree

from django.core.cache import cache
from django.test import TestCase

from tests.exports import table_of, titles_of
from tests.factories import make_news, make_region, make_topic, make_unit, moment

ATOM = "{http://www.w3.org/2005/Atom}"


class FinderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.origin = make_topic("Origin", slug="origin")
        cls.valuation = make_topic("Valuation", slug="valuation")
        cls.europe = make_region("Europe", slug="europe")
        cls.first = make_news(
            {"en": "Origin rules", "fr": "Règles d'origine"},
            published_at=moment("2023-12-31 23:30"),
            topics=[cls.origin],
            regions=[cls.europe],
        )
        cls.second = make_news(
            {"en": "Both subjects"},
            published_at=moment("2023-06-01 10:00"),
            topics=[cls.origin, cls.valuation],
        )
        cls.third = make_news({"fr": "Valeur"}, published_at=moment("2022-06-01 10:00"))

    def setUp(self):
        cache.clear()

    def finder(self, query="", **kwargs):
        return self.client.get(f"/en/news/{query}", **kwargs).context["finder"]

    def titles(self, query=""):
        return [entry.text.title for entry in self.finder(query).entries]

    def counts(self, facet, query=""):
        facets = {f["name"]: f["choices"] for f in self.finder(query).facets}
        return {choice["value"]: choice["count"] for choice in facets.get(facet, [])}

    def test_narrows_by_everything(self):
        cases = {
            "": ["Origin rules", "Both subjects", "Valeur"],
            "?q=rules": ["Origin rules"],
            "?q=regles": ["Origin rules"],
            "?topic=origin": ["Origin rules", "Both subjects"],
            "?topic=origin&topic=valuation": ["Origin rules", "Both subjects"],
            "?topic=valuation&year=2023": ["Both subjects"],
            "?year=2024": ["Origin rules"],  # an hour after midnight in Brussels
            "?year=2022&year=2024": ["Origin rules", "Valeur"],
            "?region=europe": ["Origin rules"],
            "?language=fr": ["Origin rules", "Valeur"],
            "?sort=oldest": ["Valeur", "Both subjects", "Origin rules"],
            "?topic=valuation&region=europe": [],
        }
        for query, titles in cases.items():
            with self.subTest(query=query):
                self.assertEqual(self.titles(query), titles)

    def test_takes_a_unit_of_the_same_name_for_no_topic(self):
        make_unit("Directorate of Origin", slug="origin")
        self.assertEqual(self.titles("?topic=origin"), ["Origin rules", "Both subjects"])

    def test_counts_each_facet_without_itself(self):
        self.assertEqual(self.counts("topic"), {"origin": 2, "valuation": 1})
        self.assertEqual(self.counts("topic", "?topic=valuation"), {"origin": 2, "valuation": 1})
        self.assertEqual(self.counts("year", "?topic=valuation"), {"2023": 1})
        self.assertEqual(self.counts("language"), {"en": 2, "fr": 2})
        self.assertEqual(self.counts("region"), {"europe": 1})

    def test_a_change_shows_in_the_counts_at_once(self):
        self.assertEqual(self.finder().total, 3)
        make_news({"en": "Another"})
        self.assertEqual(self.finder().total, 4)

    def test_ignores_what_it_does_not_understand_and_says_so(self):
        odd = [
            "?year=abc", "?year=99999", "?topic=%27%20OR%201", "?language=xx", "?sort=password",
            "?page=-1", "?page=abc", "?page=0", "?older=yesterday", "?lookup__in=1", "?q=%00",
            "?topic=&year=%D9%A1", "?page=1e9", "?q=%ff%fe", "?order_by=id", "?_connector=OR",
        ]  # fmt: skip
        for query in odd:
            with self.subTest(query=query):
                response = self.client.get(f"/en/news/{query}")
                self.assertEqual(response.status_code, 200)
        self.assertTrue(self.finder("?year=abc").is_ignoring)
        self.assertFalse(self.finder("?year=2023&topic=origin").is_ignoring)

    def test_a_page_past_the_end_is_not_found(self):
        for page in [2, 51, 10_000, 999_999_999]:
            with self.subTest(page=page):
                self.assertEqual(self.client.get(f"/en/news/?page={page}").status_code, 404)

    def test_a_list_without_a_result_helps(self):
        finder = self.finder("?topic=valuation&region=europe")
        self.assertEqual(
            [(s["label"], s["count"]) for s in finder.suggestions],
            [("Valuation", 1), ("Europe", 1)],
        )

    def test_chips_take_one_choice_away(self):
        urls = {chip["label"]: chip["url"] for chip in self.finder("?topic=origin&q=a").chips}
        self.assertEqual(urls, {"a": "?topic=origin", "Origin": "?q=a"})

    def test_machines_get_the_same_query(self):
        feed = self.client.get("/en/news/feed.atom?topic=valuation")
        titles = [e.findtext(f"{ATOM}title") for e in ElementTree.fromstring(feed.content)]  # noqa: S314
        self.assertEqual([title for title in titles if title], ["Both subjects"])
        rows = table_of(self.client.get("/en/news/feed.csv?topic=origin"))
        self.assertEqual([row["title"] for row in rows], ["Origin rules", "Both subjects"])
        self.assertEqual(titles_of(self.client.get("/fr/news/feed.json?year=2022")), ["Valeur"])

    def test_says_why_nothing_is_there(self):
        filters, words = "Nothing matches all of these filters.", "Nothing was found for “{}”."
        cases = {
            "?year=2019": filters,
            "?q=rules&year=2022": filters,
            "?q=rules&topic=valuation&year=2022": filters,
            "?q=quarantine": words.format("quarantine"),
            "?q=quarantine&year=2022": words.format("quarantine"),
        }
        for query, sentence in cases.items():
            with self.subTest(query):
                page = self.client.get(f"/en/news/{query}")
                self.assertContains(page, sentence)
                other = "Nothing was found" if sentence == filters else filters
                self.assertNotContains(page, other)


class PagingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for n in range(45):
            make_news({"en": f"Item {n:02}"}, published_at=moment(f"2020-01-01 10:{n:02}"))

    def test_pages_hold_every_item_once(self):
        seen = []
        for page in [1, 2, 3]:
            entries = self.client.get(f"/en/news/?page={page}").context["finder"].entries
            seen += [entry.text.title for entry in entries]
        self.assertEqual(seen, [f"Item {n:02}" for n in reversed(range(45))])

    def test_pages_by_key_hold_every_item_once(self):
        from content.finder import paging

        first = self.client.get("/en/news/").context["finder"].entries
        seen = [entry.text.title for entry in first]
        address = f"?older={paging.Key(first[-1].published_at, first[-1].pk)}"
        while address:
            finder = self.client.get(f"/en/news/{address}").context["finder"]
            seen += [entry.text.title for entry in finder.entries]
            address = finder.next_url
        self.assertEqual(seen, [f"Item {n:02}" for n in reversed(range(45))])

    def test_costs_the_same_however_many_news(self):
        for items in [45, 90]:
            cache.clear()
            with self.subTest(items=items), self.assertNumQueries(6):
                self.client.get("/en/news/")
            for _ in range(45):
                make_news()
