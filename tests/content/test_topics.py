"""Topics: the index, a topic's page, and sections that are lists or not there yet."""

from django.core.cache import cache
from django.test import TestCase

from content.models import Access, Start
from tests.factories import make_news, make_page, make_topic, make_user, moment


class TopicListViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.origin = make_topic("Origin", slug="origin", position=2)
        cls.valuation = make_topic("Valuation", slug="valuation", position=1)
        make_news(topics=[cls.origin])
        make_news(topics=[cls.origin], access=Access.REGISTERED)

    def test_lists_topics_in_their_order_with_what_this_reader_finds(self):
        topics = self.client.get("/en/topics/").context["topics"]
        self.assertEqual([topic.text.title for topic in topics], ["Valuation", "Origin"])
        numbers = [[count["number"] for count in topic.counts] for topic in topics]
        self.assertEqual(numbers, [[], [1]])
        self.client.force_login(make_user())
        topics = self.client.get("/en/topics/").context["topics"]
        self.assertEqual(topics[1].counts[0]["number"], 2)
        self.assertEqual(topics[1].counts[0]["url"], "/en/news/?topic=origin")

    def test_costs_the_same_whatever_there_is(self):
        for number in range(30):
            make_news(topics=[make_topic(f"Topic {number}")])
        cache.clear()
        with self.assertNumQueries(5):  # generation, topics, texts, counts, names
            self.client.get("/fr/topics/")


class TopicDetailViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic = make_topic("Valuation", slug="valuation")
        cls.other = make_topic("Origin", slug="origin")
        cls.news = [
            make_news(
                {"en": f"Session {number}", "fr": f"Session {number} en français"},
                topics=[cls.topic],
                published_at=moment(f"2024-01-0{number} 10:00"),
            )
            for number in range(1, 7)
        ]
        make_page("topics/valuation/activities", {"en": "Activities on value"}, position=2)
        make_page("topics/valuation/overview", {"en": "Overview of value"}, position=1)
        make_page("topics/valuation/overview/deeper", {"en": "Deeper"})
        make_page("topics/origin/overview", {"en": "Overview of origin"})

    def hub(self, address="/en/topics/valuation/"):
        self.response = self.client.get(address)
        return self.response.context["hub"]

    def test_shows_the_newest_of_a_kind_and_how_many_there_are(self):
        (block,) = self.hub().lists
        self.assertEqual(block.number, 6)
        titles = [entry.text.title for entry in block.entries]
        self.assertEqual(titles, ["Session 6", "Session 5", "Session 4", "Session 3"])
        self.assertContains(self.response, 'href="/en/news/?topic=valuation"')
        self.assertContains(self.response, 'href="/en/news/feed.atom?topic=valuation"')

    def test_is_in_the_readers_language(self):
        (block,) = self.hub("/fr/topics/valuation/").lists
        self.assertEqual(block.entries[0].text.title, "Session 6 en français")

    def test_shows_its_sections_in_their_order_and_no_others(self):
        titles = [page.text.title for page in self.hub().sections]
        self.assertEqual(titles, ["Overview of value", "Activities on value"])
        self.assertNotContains(self.response, "Overview of origin")

    def test_starts_with_what_an_editor_picked_of_any_kind_and_topic(self):
        elsewhere = make_news({"en": "Elsewhere"}, topics=[self.other])
        for position, entry in enumerate([elsewhere, self.news[0]]):
            Start.objects.create(topic=self.topic, entry=entry, position=position)
        hub = self.hub()
        titles = [entry.text.title for entry in hub.starts]
        self.assertEqual(titles, ["Elsewhere", "Session 1"])
        self.assertEqual(len(hub.lists[0].entries), 4)
        self.assertNotIn("Elsewhere", [e.text.title for e in hub.lists[0].entries])

    def test_shows_only_blocks_with_something_in_them(self):
        response = self.client.get("/en/topics/origin/")
        for heading in ["h-start", "h-news", "h-follow"]:
            with self.subTest(heading=heading):
                self.assertNotContains(response, f'id="{heading}"')

    def test_names_nothing_that_this_reader_may_not_read(self):
        hidden = make_news({"en": "Unicorn"}, topics=[self.topic], access=Access.REGISTERED)
        make_page("topics/valuation/partners", {"en": "Unicorn"}, access=Access.REGISTERED)
        Start.objects.create(topic=self.topic, entry=hidden)
        self.assertNotContains(self.client.get("/en/topics/valuation/"), "Unicorn")
        self.assertEqual(self.hub().lists[0].number, 6)
        self.client.force_login(make_user())
        self.assertEqual(self.hub().lists[0].number, 7)
        self.assertContains(self.response, "Unicorn", 4)

    def test_counts_no_further_than_a_hundred(self):
        for _number in range(96):
            make_news(topics=[self.topic])
        self.assertContains(self.client.get("/en/topics/valuation/"), "more than 100")

    def test_costs_the_same_whatever_there_is(self):
        for number in range(20):
            make_page(f"topics/valuation/page-{number}")
            Start.objects.create(topic=self.topic, entry=make_news(topics=[self.topic]))
        cache.clear()
        # Generation, topic, texts, names, what it shows, how much there is.
        with self.assertNumQueries(6):
            self.client.get("/en/topics/valuation/")


class TopicSectionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic = make_topic("Valuation", slug="valuation")
        make_topic("Unicorn", slug="hidden", access=Access.REGISTERED)
        make_page("topics/valuation/overview", {"en": "Overview of value"})

    def test_a_section_that_is_a_list_leads_to_the_finder(self):
        make_news(topics=[self.topic])
        response = self.client.get("/fr/topics/valuation/news/")
        self.assertRedirects(response, "/fr/news/?topic=valuation", 302)

    def test_a_section_with_nothing_in_it_says_so_and_names_those_there_are(self):
        for section, name in {
            "news": "News",
            "resources": "Resources",
            "partners": "Partners",
        }.items():
            with self.subTest(section=section):
                response = self.client.get(f"/en/topics/valuation/{section}/")
                self.assertContains(response, f"nothing under “{name}”", status_code=404)
                self.assertContains(response, "Overview of value", status_code=404)
                self.assertContains(response, 'href="/en/topics/valuation/"', status_code=404)
        page = self.client.get("/en/topics/valuation/")
        self.assertNotContains(page, "Resources")

    def test_is_the_same_for_what_is_hidden_and_for_what_is_not_there(self):
        addresses = [f"/en/topics/valuation/{name}/" for name in ["partners", "news", "other"]]
        missing = [self.client.get(address) for address in addresses]
        make_page("topics/valuation/partners", {"en": "Unicorn"}, access=Access.REGISTERED)
        make_page("topics/valuation/other", {"en": "Unicorn"}, access=Access.REGISTERED)
        make_news({"en": "Unicorn"}, topics=[self.topic], access=Access.REGISTERED)
        for address, before in zip(addresses, missing, strict=True):
            with self.subTest(address=address):
                hidden = self.client.get(address)
                self.assertEqual((before.status_code, hidden.status_code), (404, 404))
                self.assertEqual(hidden.content, before.content)

    def test_a_topic_that_is_hidden_has_no_sections(self):
        for section in ["", "news/", "overview/", "resources/"]:
            with self.subTest(section=section):
                response = self.client.get(f"/en/topics/hidden/{section}")
                self.assertContains(response, "Page not found", status_code=404)
                self.assertNotContains(response, "Unicorn", status_code=404)

    def test_a_record_leads_to_its_topics_and_a_list_stays_a_list(self):
        make_news({"en": "A session"}, slug="session", topics=[self.topic])
        self.assertContains(self.client.get("/en/news/session/"), 'href="/en/topics/valuation/"')
        response = self.client.get("/en/news/")
        self.assertContains(response, 'href="/en/news/?topic=valuation"')
