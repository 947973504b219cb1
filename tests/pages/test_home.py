"""The home page."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from content.models import Access, Pick
from tests.factories import make_link, make_news, make_topic
from tests.meeting_factories import make_event


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
        html = '<a href="/fr/topics/origin/"><span lang="en" dir="ltr">Origin</span></a>'
        self.assertContains(self.client.get("/fr/"), html, html=True)

    def test_shows_highlights_in_the_order_of_editors_until_their_time_is_over(self):
        soon = timezone.now() + timedelta(days=3)
        over = {
            "published_at": timezone.now() - timedelta(days=9),
            "expires_at": timezone.now() - timedelta(days=1),
        }
        make_link("highlight", "Second", position=2)
        make_link("highlight", "First", position=1, expires_at=soon)
        make_link("highlight", "Over", position=3, **over)
        make_link("highlight", "Next week", published_at=soon)
        make_link("highlight", "For delegates", access=Access.REGISTERED)
        shown = self.client.get("/en/").context["highlights"]
        self.assertEqual([link["text"].title for link in shown], ["First", "Second"])
        self.assertContains(self.client.get("/en/"), "Until ")

    def test_holds_no_more_than_one_lead_and_four_highlights(self):
        for _ in range(7):
            make_link("highlight")
        self.assertEqual(len(self.client.get("/en/").context["highlights"]), 5)

    def test_leads_to_pages_in_the_language_of_the_reader_and_to_other_sites(self):
        make_link("tile", "Find a tool", target="/news/?q=tool")
        make_link("website", "Trade Tools", target="https://tools.example/")
        make_link("service", "Not known yet", target="")
        page = self.client.get("/ar/")
        self.assertContains(page, '<a href="/ar/news/?q=tool">Find a tool</a>', html=True)
        self.assertContains(page, 'href="https://tools.example/" rel="external"')
        self.assertNotContains(page, "Not known yet")

    def test_names_websites_only_with_their_address(self):
        make_link("website", "Known", target="https://known.example/")
        make_link("website", "Not known yet", target="")
        links = self.client.get("/en/").context["websites"]
        self.assertEqual([link["text"].title for link in links], ["Known"])

    def test_counts_what_there_is_on_a_topic(self):
        topic = make_topic("Origin")
        make_topic("Empty")
        make_news(topics=[topic])
        make_news(topics=[topic])
        numbers = {label.label: label.number for label in self.client.get("/en/").context["topics"]}
        self.assertEqual(numbers, {"Origin": 2, "Empty": 0})
        self.assertContains(self.client.get("/en/"), '<span class="num">', count=1)

    def test_an_empty_portal_has_a_home_page(self):
        self.assertEqual(self.client.get("/ar/").status_code, 200)

    def test_names_the_next_three_events_and_none_that_is_over(self):
        today = timezone.localdate()
        make_event({"en": "Over"}, starts_on=today - timedelta(days=3))
        for days in [9, 2, 5, 7]:
            make_event({"en": f"In {days} days"}, starts_on=today + timedelta(days=days))
        response = self.client.get("/en/")
        titles = [entry.text.title for entry in response.context["next_events"]]
        self.assertEqual(titles, ["In 2 days", "In 5 days", "In 7 days"])
        self.assertContains(response, 'href="/en/events/"')

    def test_costs_the_same_however_much_there_is(self):
        for more in [1, 30]:
            for _ in range(more):
                make_news()
                make_link("tile")
                make_link("menu")
            with self.subTest(more=more), self.assertNumQueries(7):
                self.client.get("/en/")
