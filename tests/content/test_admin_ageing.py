"""The ageing list: whose review is due, oldest first, over all kinds."""

from datetime import date, timedelta

from django.test import TestCase
from django.utils import timezone

from content.models import Unit, Version
from content.roles import PUBLISHER, TRANSLATOR
from content.worklists import REVIEW_AFTER
from tests.factories import make_entry, make_news, make_topic, make_user

AGEING = "/admin/ageing/"
LIST = "/admin/newsroom/news/"


def written(entry, days_ago):
    """The entry, as if its texts had been published so many days ago."""
    moment = timezone.now() - timedelta(days=days_ago)
    Version.objects.filter(entry=entry).update(published_at=moment)
    return entry


class AgeingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.today = timezone.localdate()
        yesterday, tomorrow = (cls.today + timedelta(days=n) for n in [-1, 1])
        limit = REVIEW_AFTER.days
        cls.unit = make_entry(Unit, {"en": "Compliance"})
        cls.dated = make_news(titles={"en": "Dated"}, review_on=yesterday, owner=cls.unit)
        cls.old = written(make_news(titles={"en": "Old"}), limit + 30)
        cls.topic = written(make_topic("Old topic"), limit)
        cls.today_due = make_news(titles={"en": "Today"}, review_on=cls.today)
        # None of these is due.
        make_news(titles={"en": "New"})
        written(make_news(titles={"en": "Almost"}), limit - 1)
        make_news(titles={"en": "Later"}, review_on=tomorrow)
        written(make_news(titles={"en": "Put off"}, review_on=tomorrow), limit + 30)
        over = timezone.now() - timedelta(days=1)
        before = timezone.now() - timedelta(days=2)
        make_news(titles={"en": "Over"}, review_on=yesterday, published_at=before, expires_at=over)
        make_news(titles={}, review_on=yesterday).write("en", title="Draft")

    def setUp(self):
        self.client.force_login(self.publisher)

    def titles(self, query=""):
        return [row.text.title for row in self.client.get(AGEING + query).context["ageing"].rows]

    def test_shows_what_is_due_the_longest_first(self):
        self.assertEqual(self.titles(), ["Old", "Dated", "Old topic", "Today"])
        page = self.client.get(AGEING)
        self.assertContains(page, f"/admin/content/topic/{self.topic.pk}/change/")
        self.assertContains(page, "Compliance")

    def test_an_odd_address_narrows_nothing(self):
        for odd in ["1" * 5000, "9" * 20, "-1", "\u0661", "x"]:
            with self.subTest(odd=odd[:20]):
                self.assertEqual(len(self.titles(f"?owner={odd}")), 4)

    def test_a_minor_edit_is_no_look_at_the_whole(self):
        self.old.write("en", title="Old!", is_minor=True).publish(self.publisher)
        self.assertIn("Old!", self.titles())
        self.old.write("en", title="New words", is_minor=False).publish(self.publisher)
        self.assertNotIn("New words", self.titles())

    def test_is_narrowed_by_kind_and_owner(self):
        for query, titles in [
            ("?kind=content.topic", ["Old topic"]),
            (f"?owner={self.unit.pk}", ["Dated"]),
            (f"?kind=newsroom.news&owner={self.unit.pk}", ["Dated"]),
            (f"?kind=content.topic&owner={self.unit.pk}", []),
            ("?kind=odd&owner=99999999999999999999&p=x", self.titles()),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.titles(query), titles)

    def test_the_list_of_a_kind_is_narrowed_too(self):
        results = self.client.get(f"{LIST}?review=due").context["cl"].result_list
        self.assertEqual(set(results), {self.dated, self.old, self.today_due})

    def test_the_dashboard_counts_and_leads_here(self):
        page = self.client.get("/admin/")
        self.assertContains(page, f'<a href="{AGEING}?kind=newsroom.news">News: 3</a>')
        self.assertContains(page, f'<a href="{AGEING}">All kinds: 4</a>')

    def test_shows_only_kinds_that_a_person_may_open(self):
        self.client.force_login(make_user(is_staff=True))
        self.assertEqual(self.titles(), [])
        self.client.force_login(make_user(TRANSLATOR))
        self.assertIn("Old", self.titles())

    def test_is_paged_and_costs_the_same_however_much_is_due(self):
        self.client.get(AGEING)
        with self.assertNumQueries(8):  # session, person, 2 of rights, units, count, rows, texts
            self.client.get(AGEING)
        for _ in range(55):
            make_news(review_on=date(2020, 1, 1), owner=self.unit)
        with self.assertNumQueries(8):
            page = self.client.get(AGEING)
        self.assertEqual(len(page.context["ageing"].rows), 50)
        self.assertContains(page, "59 entries")
        self.assertContains(page, "?kind=&amp;owner=&amp;p=2")
        self.assertEqual(len(self.titles("?p=2")), 9)
