"""The site map: what there is, two levels deep."""

from django.core.cache import cache
from django.test import TestCase

from content.models import Access
from tests.factories import make_news, make_question, make_term, make_topic


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

    def test_leads_to_feeds(self):
        self.assertContains(self.client.get("/fr/sitemap/"), 'href="/fr/news/feed.atom"')

    def test_costs_the_same_however_much_there_is(self):
        for more in [1, 20]:
            for _ in range(more):
                make_news()
                make_topic()
            with self.subTest(more=more), self.assertNumQueries(3):
                self.client.get("/en/sitemap/")
