"""Online services and websites: links that editors place."""

from django.core.cache import cache
from django.test import TestCase

from content.models import Access, Link
from content.models.link import Place
from tests.factories import make_entry


class ServiceListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_entry(
            Link,
            {"en": "Bookshop", "fr": "Librairie"},
            place=Place.SERVICE,
            target="https://shop.example/",
            position=2,
            words={"summary": "Buy publications."},
        )
        make_entry(Link, {"en": "Tools"}, place=Place.SERVICE, target="/tools/", position=1)
        make_entry(Link, {"en": "Menu"}, place=Place.MENU, target="/news/")

    def setUp(self):
        cache.clear()

    def test_shows_the_links_of_its_places_in_their_order(self):
        groups = self.client.get("/fr/services/").context["groups"]
        found = [
            (service.text.title, service.url, service.is_outside)
            for group in groups
            for service in group["services"]
        ]
        expected = [("Tools", "/fr/tools/", False), ("Librairie", "https://shop.example/", True)]
        self.assertEqual(found, expected)

    def test_names_one_without_an_address_but_links_it_nowhere(self):
        make_entry(Link, {"en": "Experts"}, place=Place.SERVICE, target="")
        page = self.client.get("/en/services/")
        self.assertContains(page, "Experts")
        self.assertNotContains(page, 'href=""')

    def test_says_which_lead_to_another_site(self):
        response = self.client.get("/en/services/")
        self.assertContains(response, "Other site", count=1)
        self.assertContains(response, "Buy publications.")

    def test_names_nothing_that_a_reader_may_not_read(self):
        Link.objects.filter(place=Place.SERVICE).update(access=Access.REGISTERED)
        self.assertNotContains(self.client.get("/en/services/"), "Bookshop")

    def test_costs_the_same_however_many_links(self):
        for more in [0, 10]:
            for number in range(more):
                make_entry(Link, place=Place.WEBSITE, target=f"/{number}/")
            with self.subTest(more=more), self.assertNumQueries(3):
                self.client.get("/en/services/")
