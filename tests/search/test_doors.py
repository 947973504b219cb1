"""The ways to the search and out of it: boxes, addresses, odd input, feeds and files."""

import json

from django.conf import settings
from django.test import TestCase

from content.addresses import has_pages
from content.models import Entry, SavedSearch
from search.kinds import KINDS, OF_ENTRIES
from search.models import Miss
from tests.cases import kept_between_requests
from tests.factories import make_news, make_tool, make_user
from tests.meeting_factories import make_meeting, make_working_document
from tests.search.archive import say
from tests.search.test_page import SearchCase

ODD = [
    "\x00", "uni\x00corn", '"', '""', "-", "--", '-"', "'", "\\", "%", "()", "!&|", "unicorn:*",
    "\u202eunicorn\u200f", "а" * 700, "word " * 140, "unicorn AND (", "<script>", "{{ x }}", "😀",
]  # fmt: skip


def kinds_of(model):
    for below in model.__subclasses__():
        yield below._meta.label_lower
        yield from kinds_of(below)


class KindTests(TestCase):
    def test_are_all_that_have_pages(self):
        self.assertEqual({kind for kind in kinds_of(Entry) if has_pages(kind)}, set(OF_ENTRIES))

    def test_have_names_of_their_own(self):
        self.assertEqual(len(KINDS), len(settings.SEARCHED_KINDS))


class BoxTests(TestCase):
    def test_leads_here_from_every_page(self):
        for address in ["/en/", "/en/news/", "/en/nowhere/", "/en/account/sign-in/"]:
            with self.subTest(address):
                page = self.client.get(address)
                status = page.status_code
                box = '<form class="searchbox" action="/en/search/" method="get">'
                self.assertContains(page, box, status_code=status)
                self.assertContains(page, "data-suggest", status_code=status)

    def test_of_a_wrong_address_holds_its_words(self):
        page = self.client.get("/en/publications/transit-handbook.aspx")
        self.assertContains(page, 'value="publications transit handbook"', status_code=404)

    def test_of_a_list_offers_to_search_everything(self):
        page = self.client.get("/en/news/", {"q": "xyl & co"})
        self.assertContains(page, 'href="/en/search/?q=xyl%20%26%20co"')

    def test_without_words_says_how_to_search(self):
        make_news({"en": "Unicorn"})
        page = self.client.get("/en/search/")
        self.assertContains(page, "How to search")
        self.assertContains(page, 'href="/en/members/"')
        self.assertNotContains(page, "Unicorn")
        self.assertNotContains(page, "noindex")


class OddInputTests(SearchCase):
    def test_gets_a_sensible_page(self):
        make_news({"en": "Unicorn"})
        for words in ODD:
            with self.subTest(words=words[:20]):
                self.find(words)

    def test_in_other_places_is_said_to_be_left_out(self):
        make_news({"en": "Unicorn"})
        for query in [{"kind": "odd"}, {"year": "20x"}, {"page": "0"}, {"sort": "odd"}, {"x": "1"}]:
            with self.subTest(query=query):
                self.assertEqual(len(self.find("unicorn", **query)), 1)
                self.assertContains(self.page, "was not understood")

    def test_far_beyond_the_end_is_no_page(self):
        make_news({"en": "Unicorn"})
        for number in ["2", "999999999", "1000000000"]:
            page = self.client.get("/en/search/", {"q": "unicorn", "page": number})
            self.assertEqual(page.status_code, 200 if len(number) > 9 else 404)

    def test_that_is_too_long_is_cut_and_says_so(self):
        make_news({"en": "Unicorn"})
        self.find("unicorn " + "word " * 100)
        self.assertContains(self.page, "Only the first words")
        self.find("word " * 1_500)
        self.assertContains(self.page, "Only the first words")
        self.find("а" * 1_000)
        status = self.client.get("/en/search/", {"q": "а" * 7_000}).status_code
        self.assertEqual(status, 414)

    def test_is_not_for_search_engines(self):
        self.find("unicorn")
        self.assertContains(self.page, '<meta name="robots" content="noindex, follow">')
        canonical = f'rel="canonical" href="{settings.SITE_URL}/en/search/"'
        self.assertContains(self.page, canonical)


class CachingTests(SearchCase):
    def test_keeps_nothing_of_who_signed_in(self):
        make_news({"en": "Unicorn"})
        self.find("unicorn")
        self.assertIn("public", self.page["Cache-Control"])
        self.client.force_login(make_user())
        self.find("unicorn")
        self.assertEqual(self.page["Cache-Control"], "private, no-store")

    @kept_between_requests()
    def test_keeps_pages_but_those_of_misses(self):
        make_news({"en": "Unicorn"})
        self.find("unicorn")
        with self.assertNumQueries(1):
            self.find_again("unicorn")
        for number in (1, 2):
            self.find_again("centaur")
            self.assertEqual(Miss.objects.get().number, number)

    def find_again(self, words):
        """Pages that are kept have no context."""
        self.assertEqual(self.client.get("/en/search/", {"q": words}).status_code, 200)


class FeedTests(SearchCase):
    @classmethod
    def setUpTestData(cls):
        make_tool({"en": "Unicorn"}, slug="unicorn", words={"summary": "On unicorns."})
        paper = make_working_document(make_meeting(), "PTC/26/2")
        say(paper, "en", "A unicorn inside.")

    def read(self, ending, **query):
        response = self.client.get(f"/en/search/feed.{ending}", query)
        self.assertEqual(response.status_code, 200)
        if response.streaming:
            return b"".join(response.streaming_content).decode()
        return response.content.decode()

    def test_say_what_the_page_shows_in_its_order(self):
        document = json.loads(self.read("json", q="unicorn"))
        hits = self.find("unicorn")
        site = settings.SITE_URL
        self.assertEqual(
            [item["address"] for item in document["items"]], [site + hit.url for hit in hits]
        )
        self.assertEqual(document["total"], 2)
        paper = next(item for item in document["items"] if item["kind"] == "document")
        self.assertEqual(paper["symbol"], "PTC/26/2")
        self.assertEqual(paper["file"]["page"], 1)
        self.assertIn("A unicorn inside.", paper["passage"]["text"])

    def test_are_tables_and_feeds_too(self):
        self.assertIn("/en/tools/unicorn/", self.read("csv", q="unicorn"))
        self.assertIn("<title>PTC/26/2 ", self.read("atom", q="unicorn"))

    def test_of_nothing_are_empty(self):
        self.assertEqual(json.loads(self.read("json"))["items"], [])
        self.assertNotIn("<entry>", self.read("atom"))

    def test_are_described(self):
        page = self.client.get("/en/open-data/")
        self.assertContains(page, "/en/search/feed.json")
        self.assertContains(self.client.get("/en/open-data/search.schema.json"), "passage")

    def test_can_be_kept_as_a_search(self):
        self.client.force_login(make_user())
        self.client.post("/en/account/searches/save/", {"finder": "search", "query": "q=unicorn"})
        self.assertEqual(SavedSearch.objects.get().name, "Search: unicorn")
        self.assertContains(self.client.get("/en/account/"), 'href="/en/search/?q=unicorn"')
