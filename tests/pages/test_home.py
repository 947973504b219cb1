"""The home page."""

from django.test import TestCase

from content.models import Pick
from tests.factories import make_news, make_topic


class HomeTests(TestCase):
    def test_holds_up_what_editors_picked_and_shows_the_rest_as_latest(self):
        picked = make_news({"en": "Picked"})
        Pick.objects.create(entry=picked)
        make_news({"en": "Latest"})
        context = self.client.get("/en/").context
        self.assertEqual([news.text.title for news in context["current_news"]], ["Picked"])
        self.assertEqual([news.text.title for news in context["latest_news"]], ["Latest"])

    def test_names_topics_in_their_own_language_where_they_have_no_other(self):
        make_topic("Origin", slug="origin")
        html = '<a href="/fr/news/?topic=origin"><span lang="en" dir="ltr">Origin</span></a>'
        self.assertContains(self.client.get("/fr/"), html, html=True)

    def test_an_empty_portal_has_a_home_page(self):
        self.assertEqual(self.client.get("/ar/").status_code, 200)

    def test_costs_the_same_however_much_there_is(self):
        for more in [1, 30]:
            for _ in range(more):
                make_news()
            with self.subTest(more=more), self.assertNumQueries(4):
                self.client.get("/en/")
