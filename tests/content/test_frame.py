"""What stands round every page: menus as editors make them."""

import re
from datetime import timedelta

from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client, TestCase
from django.utils import timezone

from content.models import Access, Link
from content.models.link import check_target
from tests.cases import CommittingTestCase, kept_between_requests
from tests.factories import make_link, make_user, publish


class MenuTests(TestCase):
    def menus(self, path="/en/"):
        return self.client.get(path).context["menus"]

    def test_built_in_entries_stand_until_editors_place_their_own(self):
        self.assertIn("/en/news/", [link.url for link in self.menus()["main"]])
        make_link("menu", "Our work", target="/news/?topic=origin")
        self.assertEqual([link.label for link in self.menus()["main"]], ["Our work"])

    def test_links_stand_in_the_order_of_editors_and_lead_to_the_language_of_the_page(self):
        make_link("menu", "Second", position=2)
        make_link("menu", "First", position=1)
        links = self.menus("/fr/")["main"]
        self.assertEqual([link.label for link in links], ["First", "Second"])
        self.assertEqual({link.url for link in links}, {"/fr/news/"})

    def test_a_list_under_the_name_of_another_marks_that_one(self):
        make_link("menu", "Instruments and tools", target="/tools/")
        make_link("menu", "News", target="/news/")
        for path in ["/en/tools/", "/en/instruments/", "/en/publications/"]:
            with self.subTest(path=path):
                links = self.menus(path)["main"]
                self.assertEqual([link.url for link in links if link.is_current], ["/en/tools/"])

    def test_a_word_in_another_language_says_so(self):
        link = make_link("menu", "News")
        page = self.client.get("/fr/")
        self.assertContains(page, '<a href="/fr/news/" lang="en" dir="ltr">News</a>', html=True)
        publish(link, {"fr": "Actualités"})
        page = self.client.get("/fr/")
        self.assertContains(page, '<a href="/fr/news/">Actualités</a>', html=True)

    def test_a_link_for_delegates_shows_to_them_only(self):
        make_link("informed", "Documents", access=Access.REGISTERED)
        self.assertNotContains(self.client.get("/en/"), "Documents")
        self.client.force_login(make_user())
        self.assertContains(self.client.get("/en/"), "Documents")

    def test_a_notice_stands_on_every_page_for_its_time(self):
        now = timezone.now()
        make_link("notice", "Maintenance tonight", target="", expires_at=now + timedelta(hours=1))
        make_link("notice", "Next week", target="", published_at=now + timedelta(days=7))
        for path in ["/en/", "/fr/news/"]:
            with self.subTest(path=path):
                self.assertContains(self.client.get(path), "Maintenance tonight")
                self.assertNotContains(self.client.get(path), "Next week")


@kept_between_requests()
class KeptMenuTests(CommittingTestCase):
    """Menus are kept between requests: each page shows its own all the same."""

    def setUp(self):
        for cache in caches.all():
            cache.clear()
        self.news = make_link("menu", "News", target="/news/")
        make_link("menu", "Events", target="/events/")
        make_link("find", "For delegates", access=Access.REGISTERED)

    def current(self, path):
        return re.findall(
            r'<a href="([^"]+)" aria-current="true">[^<]+</a></li>\s', self.main(path)
        )

    def main(self, path):
        return re.search(r'<nav class="nav".*?</nav>', self.client.get(path).text, re.DOTALL)[0]

    def test_each_page_marks_where_it_is(self):
        for path, expected in [
            ("/en/news/", ["/en/news/"]),
            ("/en/events/", ["/en/events/"]),
            ("/en/contact/", []),
            ("/en/news/", ["/en/news/"]),
        ]:
            with self.subTest(path=path):
                self.assertEqual(self.current(path), expected)

    def test_each_page_leads_to_its_own_language_and_is_in_it(self):
        for code in ["en", "fr", "ar", "en"]:
            with self.subTest(code=code):
                page = self.client.get(f"/{code}/contact/")
                self.assertContains(page, f'href="/{code}/news/"')
                self.assertContains(page, f'action="/{code}/search/"')
                self.assertContains(page, '<li><a href="/fr/contact/" lang="fr"')
                page = self.client.get(f"/{code}/topics/")
                self.assertContains(page, '<li><a href="/fr/topics/" lang="fr"')

    def test_a_changed_link_shows_at_once(self):
        self.assertIn(">News</a>", self.main("/en/contact/"))
        publish(self.news, {"en": "Press"})
        self.assertNotIn(">News</a>", self.main("/en/contact/"))
        self.assertIn(">Press</a>", self.main("/en/contact/"))
        Link.objects.filter(pk=self.news.pk).update(target="/topics/")
        self.assertIn('<a href="/en/topics/">Press</a>', self.main("/en/contact/"))

    def test_a_link_for_delegates_stays_with_them(self):
        signed_in = Client()
        signed_in.force_login(make_user())
        for _ in range(2):
            for path in ["/en/contact/", "/en/news/", "/en/nowhere/"]:
                with self.subTest(path=path):
                    self.assertIn("For delegates", signed_in.get(path).text)
                    self.assertNotIn("For delegates", self.client.get(path).text)

    def test_the_way_to_sign_in_returns_to_each_page(self):
        for path in ["/en/contact/", "/en/topics/", "/en/contact/"]:
            with self.subTest(path=path):
                self.assertContains(self.client.get(path), f'sign-in/?next={path}">Sign in')


class TargetTests(TestCase):
    def test_a_target_is_a_path_or_an_address_of_the_web(self):
        for target in ["/tools/?q=AEO", "https://example.org/x", "/"]:
            with self.subTest(target=target):
                check_target(target)
        for target in [
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "tools/",
            "ftp:x",
        ]:
            with self.subTest(target=target), self.assertRaises(ValidationError):
                check_target(target)

    def test_the_database_refuses_a_menu_that_leads_nowhere(self):
        for place, target in [("menu", ""), ("tile", "javascript:alert(1)")]:
            with self.subTest(place=place), self.assertRaises(IntegrityError), transaction.atomic():
                Link.objects.create(slug=f"x-{place}", place=place, target=target)
