"""The site map: what there is, two levels deep."""

from django.core.cache import cache
from django.test import TestCase

from content.models import Access
from pages.models import Page
from tests.factories import make_entry, make_news, make_page, make_question, make_term, make_topic


class SiteMapTests(TestCase):
    def setUp(self):
        cache.clear()

    def test_counts_what_a_reader_may_read_of_each_kind(self):
        make_news()
        make_news()
        make_news(access=Access.REGISTERED)
        make_term()
        lists = self.client.get("/en/sitemap/").context["lists"]
        self.assertEqual(
            {listed.url: listed.number for listed in lists}, {"/en/glossary/": 1, "/en/news/": 2}
        )

    def test_stands_in_the_alphabet_of_the_language(self):
        make_news()
        make_term()
        make_question()
        lists = self.client.get("/en/sitemap/").context["lists"]
        self.assertEqual(
            [str(listed.label) for listed in lists], ["Glossary", "News", "Questions and answers"]
        )

    def test_shows_two_levels_of_the_tree_in_the_order_of_editors(self):
        for number, slug in enumerate(
            ["about", "about/b", "about/a", "about/a/deep", "news/media"]
        ):
            make_entry(Page, {"en": slug}, slug=slug, position=number)
        make_entry(Page, {"en": "Hidden"}, slug="about/hidden", access=Access.REGISTERED)
        tree = self.client.get("/fr/sitemap/").context["tree"]
        found = [
            (branch.url, branch.number, [child.url for child in branch.children]) for branch in tree
        ]
        expected = [
            ("/fr/about/", 2, ["/fr/about/b/", "/fr/about/a/"]),
            ("/fr/news/media/", 0, []),
        ]
        self.assertEqual(found, expected)

    def test_shows_the_first_of_many_pages_and_leads_to_the_others(self):
        make_entry(Page, {"en": "About"}, slug="about")
        for number in range(25):
            make_entry(Page, slug=f"about/page-{number}")
        response = self.client.get("/en/sitemap/")
        self.assertEqual(len(response.context["tree"][0].children), 20)
        self.assertContains(response, "All 25 pages below it")

    def test_shows_forty_pages_of_the_second_level_and_counts_the_others(self):
        for section in range(4):
            make_page(f"section-{section}", {"en": "Section"}, position=section)
            for number in range(18):
                make_page(f"section-{section}/page-{number}", {"en": "Page"})
        tree = self.client.get("/en/sitemap/").context["tree"]
        self.assertEqual([len(branch.children) for branch in tree], [18, 18, 4, 0])
        self.assertEqual([branch.number for branch in tree], [18] * 4)

    def test_names_topics(self):
        make_topic("Valuation", slug="valuation")
        make_topic("Origin", slug="origin")
        topics = self.client.get("/en/sitemap/").context["topics"]
        self.assertEqual(
            [topic.url for topic in topics], ["/en/topics/origin/", "/en/topics/valuation/"]
        )

    def test_leads_to_feeds(self):
        self.assertContains(self.client.get("/fr/sitemap/"), 'href="/fr/news/feed.atom"')

    def test_costs_the_same_however_much_there_is(self):
        for more in [1, 20]:
            for _ in range(more):
                make_news()
                make_topic()
            with self.subTest(more=more), self.assertNumQueries(4):
                self.client.get("/en/sitemap/")
