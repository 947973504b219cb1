"""The page of a news item."""

import json
import re
from datetime import timedelta

from django.core.cache import cache
from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from content.models import Pick
from content.roles import EDITOR
from tests.factories import make_news, make_topic, make_user, moment


class NewsDetailViewTests(TestCase):
    def test_leads_who_may_change_it_to_the_text_that_they_see(self):
        news = make_news({"en": "Palau joins"}, slug="palau")
        address = f"/admin/newsroom/news/{news.pk}/change/?language=en"
        for person, is_led in [(make_user(), False), (make_user(EDITOR), True)]:
            self.client.force_login(person)
            with self.subTest(person=person):
                self.assertEqual(address in self.client.get("/fr/news/palau/").text, is_led)

    def test_shows_the_requested_language(self):
        make_news({"en": "Palau joins", "fr": "Les Palaos adhèrent"}, slug="palau")
        self.assertContains(self.client.get("/fr/news/palau/"), "Les Palaos adhèrent")

    def test_a_fallback_is_said_in_the_readers_language(self):
        make_news({"en": "Palau joins"}, slug="palau")
        response = self.client.get("/fr/news/palau/")
        self.assertContains(response, "anglais")
        self.assertContains(response, 'lang="en"')
        self.assertContains(
            response, '<link rel="canonical" href="http://127.0.0.1:8000/en/news/palau/">'
        )
        self.assertNotContains(response, 'rel="alternate" hreflang')
        self.assertContains(response, '<html lang="fr" dir="ltr"')

    def test_real_translations_are_announced(self):
        make_news({"en": "Palau", "ar": "بالاو"}, slug="palau")
        response = self.client.get("/ar/news/palau/")
        for tag in ["en", "ar", "x-default"]:
            self.assertContains(response, f'hreflang="{tag}" href="http://127.0.0.1:8000/')
        self.assertNotContains(response, 'hreflang="fr" href="http://127.0.0.1:8000/')
        self.assertContains(response, 'dir="rtl"')

    def test_a_title_is_text_wherever_it_stands(self):
        title = '</script><img src=x onerror=alert(1)> & "quoted"'
        make_news({"en": title}, slug="odd")
        html = self.client.get("/en/news/odd/").content.decode()
        self.assertNotIn("<img src=x", html)
        data = json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.DOTALL)[1])
        self.assertEqual(data["@graph"][0]["headline"], title)

    def test_a_withdrawn_page_is_gone(self):
        news = make_news({"en": "Secret words"}, slug="gone")
        news.versions.get().withdraw(User(is_superuser=True))
        response = self.client.get("/en/news/gone/")
        self.assertEqual(response.status_code, 410)
        self.assertNotContains(response, "Secret words", status_code=410)

    def test_says_that_a_translation_is_a_machines(self):
        make_news({"fr": "Brouillon"}, slug="machine", words={"is_machine": True})
        self.assertContains(self.client.get("/en/news/machine/"), "machine")

    def test_shows_no_more_of_a_date_than_is_known(self):
        make_news(slug="vague", published_at=moment("2025-10-17 10:00"), date_precision="month")
        response = self.client.get("/en/news/vague/")
        self.assertContains(response, "October 2025")
        self.assertNotContains(response, "17 October")

    def test_costs_the_same_however_much_there_is(self):
        topic = make_topic()
        make_news({"en": "A", "fr": "B"}, slug="one", topics=[topic])
        for more in [0, 20]:
            for _ in range(more):
                make_news(topics=[topic])
            with self.subTest(more=more), self.assertNumQueries(6):
                self.client.get("/en/news/one/")


class NewsListViewTests(TestCase):
    def setUp(self):
        cache.clear()

    def test_appears_and_vanishes_by_time_alone(self):
        now = timezone.now()
        make_news({"en": "Tomorrow"}, published_at=now + timedelta(days=1))
        make_news({"en": "Over"}, published_at=moment("2020-01-01 10:00"), expires_at=now)
        make_news({"en": "Today"})
        titles = [e.text.title for e in self.client.get("/en/news/").context["finder"].entries]
        self.assertEqual(titles, ["Today"])

    def test_current_news_keep_the_editors_order_until_their_end(self):
        now = timezone.now()
        for place, (title, end) in enumerate(
            [("Second", None), ("Ended", now), ("First", now + timedelta(days=1))]
        ):
            Pick.objects.create(entry=make_news({"en": title}), position=9 - place, ends_at=end)
        current = self.client.get("/en/news/").context["current_news"]
        self.assertEqual([entry.text.title for entry in current], ["First", "Second"])
