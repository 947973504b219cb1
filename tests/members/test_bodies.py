"""Regional bodies: their list, their records, and who hosts them."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from content.models import Access
from tests.factories import make_body, make_member, make_region


class RegionalBodyListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.asia = make_region("Asia/Pacific", slug="asia-pacific")
        titles = {"en": "Japan", "fr": "Japon"}
        cls.japan = make_member(titles, slug="japan", wco_region=cls.asia)
        facts = {"wco_region": cls.asia, "host": cls.japan}
        make_body({"en": "Office in Tokyo"}, category="rilo", city="Tokyo", **facts)
        make_body({"en": "Centre in Kashiwa", "fr": "Centre à Kashiwa"}, category="rtc", **facts)
        make_body({"en": "Somewhere else"}, category="rtc")

    def titles(self, query, language="en"):
        entries = self.client.get(f"/{language}/regions/bodies/{query}").context["finder"].entries
        return [entry.text.title for entry in entries]

    def test_stands_by_name(self):
        names = ["Centre in Kashiwa", "Office in Tokyo", "Somewhere else"]
        self.assertEqual(self.titles(""), names)
        trail = self.client.get("/en/regions/bodies/").context["trail"]
        self.assertEqual(
            [str(step["label"]) for step in trail], ["Home", "Regions", "Regional bodies"]
        )

    def test_is_narrowed_by_type_region_and_host(self):
        for query, names in {
            "?type=rilo": ["Office in Tokyo"],
            "?region=asia-pacific": ["Centre in Kashiwa", "Office in Tokyo"],
            "?host=japan": ["Centre in Kashiwa", "Office in Tokyo"],
            "?host=japan&type=rtc": ["Centre in Kashiwa"],
            "?q=tokyo": ["Office in Tokyo"],
            "?host=nowhere": [],
        }.items():
            with self.subTest(query=query):
                self.assertEqual(self.titles(query), names)

    def test_names_hosts_in_the_language_of_the_page(self):
        page = self.client.get("/fr/regions/bodies/?host=japan")
        host = next(f for f in page.context["finder"].facets if f["name"] == "host")
        choices = [
            (choice["value"], choice["label"], choice["count"]) for choice in host["choices"]
        ]
        self.assertEqual(choices, [("japan", "Japon", 2)])
        self.assertContains(page, '<a href="/fr/members/japan/">Japon</a>')

    def test_a_hidden_host_is_no_choice(self):
        self.japan.access = Access.REGISTERED
        self.japan.save()
        page = self.client.get("/en/regions/bodies/")
        self.assertEqual(page.context["finder"].total, 3)
        self.assertNotContains(page, "Japan")
        self.assertEqual(self.titles("?host=japan"), [])

    def test_costs_the_same_however_many_bodies(self):
        for _number in range(30):
            make_body(wco_region=self.asia, host=make_member())
        # generation, labels, names of all, counts, hosts, entries, texts
        with self.assertNumQueries(7):
            self.client.get("/en/regions/bodies/")


class RegionalBodyPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region("MENA", slug="mena")
        cls.host = make_member({"en": "Jordan"}, slug="jordan", wco_region=cls.region)
        cls.body = make_body(
            {"en": "Regional office"},
            slug="rocb",
            wco_region=cls.region,
            host=cls.host,
            city="Amman",
            address="First Street\nAmman",
            contact="office@rocb.example",
            website="https://www.rocb.example/about",
            established_on="2006-06",
        )

    def test_shows_what_is_known(self):
        page = self.client.get("/en/regions/mena/rocb/")
        facts = {
            str(fact.label): [(str(value.text), value.url) for value in fact.values]
            for fact in page.context["facts"]
        }
        self.assertEqual(
            facts,
            {
                "Region": [("MENA", "/en/regions/mena/")],
                "Host": [("Jordan", "/en/members/jordan/")],
                "City": [("Amman", "")],
                "Postal address": [("First Street", ""), ("Amman", "")],
                "Contact point": [("office@rocb.example", "")],
                "Website": [("rocb.example", "https://www.rocb.example/about")],
                "Established": [("June 2006", "")],
            },
        )

    def test_leaves_out_what_is_not_known(self):
        make_body(slug="rilo", wco_region=self.region)
        page = self.client.get("/en/regions/mena/rilo/")
        labels = [str(fact.label) for fact in page.context["facts"]]
        self.assertEqual(labels, ["Region"])

    def test_lies_below_its_region(self):
        trail = self.client.get("/en/regions/mena/rocb/").context["trail"]
        addresses = [step.get("url") for step in trail]
        self.assertEqual(addresses, ["/en/", "/en/regions/", "/en/regions/mena/", None])

    def test_names_neither_a_hidden_region_nor_a_hidden_host(self):
        for entry in [self.region, self.host]:
            entry.access = Access.REGISTERED
            entry.save()
        page = self.client.get("/en/regions/mena/rocb/")
        self.assertEqual(page.status_code, 200)
        for words in ["MENA", "Jordan"]:
            self.assertNotContains(page, words)

    def test_costs_eight_statements_at_most(self):
        # generation, the body, its texts, labels, region and host, files
        with self.assertNumQueries(6):
            self.client.get("/en/regions/mena/rocb/")

    def test_an_address_without_a_region_is_refused(self):
        with self.assertRaisesMessage(ValidationError, "The address begins with the region"):
            self.body.rename("rocb")

    def test_an_address_below_another_region_is_refused(self):
        self.body.slug = "europe/rocb"
        with self.assertRaisesMessage(ValidationError, "The address begins with the region"):
            self.body.full_clean(exclude=["languages"])
        with self.assertRaisesMessage(ValidationError, "The address begins with the region"):
            self.body.rename("europe/rocb")
