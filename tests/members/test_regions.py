"""Regions: their index, their pages, and what becomes of their addresses."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase

from content.models import Access, Redirect
from members.models import ViceChair
from tests.factories import make_body, make_member, make_news, make_region, make_vice_chair


class RegionListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        words = {"summary": "East and Southern Africa"}
        cls.esa = make_region("ESA", slug="esa", position=2, words=words)
        cls.europe = make_region("Europe", slug="europe", position=1)
        cls.kenya = make_member({"en": "Kenya"}, slug="kenya", wco_region=cls.esa)

    def test_stands_in_the_order_of_the_editors_with_full_names(self):
        page = self.client.get("/en/regions/").content.decode()
        self.assertLess(page.index("/en/regions/europe/"), page.index("/en/regions/esa/"))
        self.assertIn("East and Southern Africa", page)

    def test_counts_members_as_every_total_does(self):
        make_member({"en": "Mauritius"}, wco_region=self.esa)
        make_member({"en": "Not yet"}, wco_region=self.esa, joined_on="2999")
        make_member({"en": "Union"}, wco_region=self.esa, category="economic-union")
        page = self.client.get("/en/regions/")
        self.assertContains(page, '<a href="/en/members/?region=esa">')
        self.assertContains(page, "2 Members")
        self.assertNotContains(page, "?region=europe")

    def test_names_the_vice_chair_in_office_and_says_where_it_is_invented(self):
        make_vice_chair(self.kenya, name="Jane Doe", basis="sample")
        make_vice_chair(make_member({"en": "Malawi"}, wco_region=self.esa), is_current=False)
        page = self.client.get("/en/regions/")
        self.assertContains(page, '<a href="/en/members/kenya/">Kenya</a>, <bdi>Jane Doe</bdi>')
        self.assertContains(page, "Invented sample")
        self.assertNotContains(page, "Malawi")

    def test_costs_the_same_however_many_regions(self):
        for number in range(9):
            region = make_region(f"Region {number}", slug=f"region-{number}")
            make_vice_chair(make_member(wco_region=region))
        with self.assertNumQueries(7):  # generation, regions, texts, numbers, terms, names, labels
            self.client.get("/en/regions/")


class RegionPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.mena = make_region("MENA", slug="mena", words={"summary": "North of Africa"})
        make_region("Europe", slug="europe")
        titles = {"en": "Jordan", "fr": "Jordanie", "ru": "Иордания"}
        cls.jordan = make_member(titles, slug="jordan", wco_region=cls.mena)

    def page(self, language="en"):
        return self.client.get(f"/{language}/regions/mena/")

    def test_shows_nothing_of_which_there_is_nothing(self):
        page = self.client.get("/en/regions/europe/")
        for words in ["Vice-chairs", "Regional bodies", "h-members", "h-news", "Follow"]:
            with self.subTest(words=words):
                self.assertNotContains(page, words)

    def test_lies_below_the_index_of_regions(self):
        trail = [step["label"] for step in self.page().context["trail"]]
        self.assertEqual(trail, ["Home", "Regions", "MENA"])

    def test_lists_members_in_the_order_of_the_alphabet(self):
        make_member({"en": "Egypt", "fr": "Égypte", "ru": "Египет"}, wco_region=self.mena)
        make_member({"en": "Yemen", "fr": "Yémen", "ru": "Йемен"}, wco_region=self.mena)
        make_member({"en": "Union"}, wco_region=self.mena, category="economic-union")
        for language, names in {
            "en": ["Egypt", "Jordan", "Yemen"],
            "fr": ["Égypte", "Jordanie", "Yémen"],
            "ru": ["Египет", "Иордания", "Йемен"],
        }.items():
            with self.subTest(language=language):
                members = self.page(language).context["hub"].members
                self.assertEqual([member.text for member in members], names)
        self.assertContains(self.page(), "/en/members/?region=mena")
        self.assertContains(self.page(), "3 Members")

    def test_names_who_is_vice_chair_before_who_was(self):
        others = {
            name: make_member({"en": name}, wco_region=self.mena) for name in ["Iraq", "Oman"]
        }
        make_vice_chair(others["Iraq"], is_current=False, began_on="2020", ended_on="2022")
        make_vice_chair(others["Oman"], is_current=False)
        make_vice_chair(self.jordan, began_on="2024-07", basis="sample")
        page = self.page()
        terms = [(term.member.text, term.years) for term in page.context["hub"].terms]
        self.assertEqual(
            terms,
            [("Jordan", "since July 2024"), ("Iraq", "2020–2022"), ("Oman", "not established")],
        )
        self.assertContains(page, "Invented sample", 1)

    def test_groups_bodies_with_their_hosts(self):
        host = {"wco_region": self.mena, "host": self.jordan}
        make_body({"en": "Centre in Amman"}, category="rtc", city="Amman", **host)
        make_body({"en": "Office"}, website="http://www.rocb-mena.example/en", wco_region=self.mena)
        make_body({"en": "Elsewhere"})
        page = self.page()
        groups = [(str(label), len(bodies)) for label, bodies in page.context["hub"].bodies]
        names = ["Regional offices for capacity building", "Regional training centres"]
        self.assertEqual(groups, [(name, 1) for name in names])
        self.assertContains(page, "Amman</bdi>")
        self.assertContains(page, '<bdi dir="ltr">rocb-mena.example</bdi>')
        self.assertNotContains(page, "Elsewhere")

    def test_shows_the_newest_news_of_the_region(self):
        for number in range(6):
            date = f"2024-01-0{number + 1}T10:00:00+00:00"
            make_news({"en": f"News {number}"}, regions=[self.mena], published_at=date)
        make_news({"en": "Of the world"})
        page = self.page()
        for number in range(1, 6):
            self.assertContains(page, f"News {number}")
        for words in ["News 0", "Of the world"]:
            self.assertNotContains(page, words)
        self.assertContains(page, 'href="/en/news/?region=mena"')
        self.assertContains(page, 'href="/en/news/feed.atom?region=mena"')

    def test_costs_the_same_however_much_there_is(self):
        for _number in range(30):
            member = make_member(wco_region=self.mena)
            make_body(wco_region=self.mena, host=member)
            make_vice_chair(member, is_current=False)
            make_news(regions=[self.mena])
        # generation, the region, its texts, labels, texts of Members and bodies, terms, news
        with self.assertNumQueries(7):
            self.page()

    def test_names_nothing_that_is_hidden(self):
        secret = {"access": Access.REGISTERED}
        member = make_member({"en": "Secret host"}, wco_region=self.mena, **secret)
        make_vice_chair(member, name="Secret person")
        make_body({"en": "Open office"}, slug="rocb", wco_region=self.mena, host=member)
        make_body({"en": "Secret office"}, wco_region=self.mena, host=self.jordan, **secret)
        make_news({"en": "Secret news"}, regions=[self.mena], **secret)
        for address in ["", "mena/", "bodies/", "mena/rocb/", "bodies/feed.csv"]:
            with self.subTest(address=address):
                self.assertNotContains(self.client.get(f"/en/regions/{address}"), "Secret")
        self.assertContains(self.page(), "Open office")
        self.assertContains(self.page(), "1 Member")


class MovingRegionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region("ESA", slug="esa")
        cls.body = make_body({"en": "Office"}, slug="rocb", wco_region=cls.region)
        make_body({"en": "Other"}, slug="rocb", wco_region=make_region("ESA 2", slug="esa-2"))

    def test_takes_its_bodies_along(self):
        self.region.rename("east-africa")
        self.body.refresh_from_db()
        self.assertEqual(self.body.slug, "east-africa/rocb")
        for rest in ["", "rocb/"]:
            with self.subTest(rest=rest):
                self.assertRedirects(
                    self.client.get(f"/fr/regions/esa/{rest}"),
                    f"/fr/regions/east-africa/{rest}",
                    301,
                )
        self.assertEqual(self.client.get("/en/regions/esa-2/rocb/").status_code, 200)
        self.body.full_clean(exclude=["languages"])

    def test_back_and_forth_leaves_no_loop(self):
        self.region.rename("east-africa")
        self.region.rename("esa")
        self.assertEqual(self.client.get("/en/regions/esa/rocb/").status_code, 200)
        paths = set(Redirect.objects.values_list("path", flat=True))
        self.assertEqual(paths, {"regions/east-africa/", "regions/east-africa/rocb/"})

    def test_is_refused_where_a_list_answers(self):
        with self.assertRaisesMessage(ValidationError, "Another page of the portal"):
            self.region.rename("bodies")


class ViceChairTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region("WCA", slug="wca")
        cls.member = make_member({"en": "Gabon"}, wco_region=cls.region)

    def test_there_is_one_at_a_time(self):
        make_vice_chair(self.member)
        make_vice_chair(self.member, is_current=False)
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_vice_chair(self.member)

    def test_the_database_refuses_what_cannot_be(self):
        for name, columns in {
            "vicechair_ends_after_it_begins": {"began_on": "2024-07", "ended_on": "2024-06"},
            "vicechair_current_has_no_end": {"is_current": True, "ended_on": "2024"},
            "vicechair_began_on_partial": {"began_on": "July"},
            "vicechair_ended_on_partial": {"ended_on": "20"},
            "vicechair_basis_known": {"basis": "rumour"},
        }.items():
            refused = self.assertRaisesMessage(IntegrityError, name)
            with self.subTest(name=name), refused, transaction.atomic():
                make_vice_chair(self.member, **{"is_current": False} | columns)

    def test_is_a_member_of_the_region(self):
        term = ViceChair(member=make_member(wco_region=make_region("ESA")), wco_region=self.region)
        with self.assertRaisesMessage(ValidationError, "a Member of the region"):
            term.full_clean()


class RegionsInFrameTests(TestCase):
    def test_stand_under_members_in_the_main_menu(self):
        page = self.client.get("/en/regions/")
        self.assertContains(page, '<a href="/en/members/" aria-current="true">Members</a>')

    def test_stand_in_the_site_map(self):
        self.assertContains(self.client.get("/en/sitemap/"), '<a href="/en/regions/">Regions</a>')
