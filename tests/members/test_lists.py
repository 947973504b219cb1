"""The list of Members: the alphabet of the visitor, and the orders."""

from django.core.cache import caches
from django.test import override_settings

from content.models import Access
from members.models import Member
from tests.cases import CommittingTestCase
from tests.content.test_generation import MEMORY
from tests.factories import (
    make_accession,
    make_instrument,
    make_member,
    make_region,
    make_user,
    publish,
)
from tests.members.listing import MemberCase

# Names as six languages write them, in the order in which their readers look for them.
ORDERS = {
    "en": ["Angola", "Austria", "Côte d'Ivoire", "Ethiopia", "Nicaragua", "Zambia"],
    "fr": ["Angola", "Autriche", "Côte d'Ivoire", "Éthiopie", "Nicaragua", "Zambie"],
    "es": ["Angola", "Austria", "Côte d'Ivoire", "Etiopía", "Nicaragua", "Ñandú", "Zambia"],
    "ru": ["Австрия", "Ангола", "Ёлка", "Замбия", "Йемен", "Эфиопия"],
    "zh-hans": ["埃塞俄比亚", "安哥拉", "奥地利", "赞比亚", "中国"],
    "ar": ["إثيوبيا", "أنغولا", "البحرين", "زامبيا", "السودان", "النمسا"],
}


class OrderTests(MemberCase):
    def test_stands_in_the_alphabet_of_the_language(self):
        for language, names in ORDERS.items():
            for name in reversed(names):
                make_member({language: name}, original_language=language)
            with self.subTest(language=language):
                self.assertEqual(self.titles(language=language), names)
            Member.objects.all().delete()

    def test_stands_under_letters_that_the_jump_links_lead_to(self):
        for name in ["Österreich", "Oman", "Éire", "Egypt", "3 Islands"]:
            make_member({"en": name})
        expected = {"E": ["Egypt", "Éire"], "O": ["Oman", "Österreich"], "0–9": ["3 Islands"]}
        self.assertEqual(self.groups(), expected)
        response = self.client.get("/en/members/")
        for anchor in ["e", "o", "0-9"]:
            self.assertContains(response, f'<a href="#{anchor}">')
            self.assertContains(response, f'<h3 class="group" id="{anchor}">')
        self.assertNotContains(response, '<a href="#a">')

    def test_leaves_the_article_out_of_arabic_letters(self):
        make_member({"ar": "السودان"}, original_language="ar")
        make_member({"ar": "الجزائر"}, original_language="ar")
        self.assertEqual(self.groups(language="ar"), {"ج": ["الجزائر"], "س": ["السودان"]})

    def test_shows_no_letters_in_another_order_or_without_a_result(self):
        make_member({"en": "Oman"})
        make_member({"en": "Togo"})
        for query in ["?sort=region", "?sort=latest", "?q=zzzz", "?q=oman"]:
            with self.subTest(query=query):
                response = self.client.get(f"/en/members/{query}")
                self.assertNotContains(response, 'class="letters"')

    def test_goes_by_region_in_the_order_of_regions(self):
        last = make_region("Asia", slug="asia", position=2)
        first = make_region("Mena", slug="mena", position=1)
        make_member({"en": "Japan"}, wco_region=last)
        make_member({"en": "Yemen"}, wco_region=first)
        make_member({"en": "Bahrain"}, wco_region=first)
        make_member({"en": "Nowhere"})
        hidden = make_region("Hidden", access=Access.REGISTERED, position=3)
        make_member({"en": "Elsewhere"}, wco_region=hidden)
        response = self.client.get("/en/members/?sort=region")
        groups = [
            (str(group.heading.label), [entry.text.title for entry in group.entries])
            for group in response.context["finder"].groups
        ]
        expected = [
            ("Mena", ["Bahrain", "Yemen"]),
            ("Asia", ["Japan"]),
            ("Without a region", ["Elsewhere"]),
            ("Without a region", ["Nowhere"]),
        ]
        self.assertEqual(groups, expected)
        self.assertNotContains(response, "Hidden")

    def test_marks_a_heading_in_another_language(self):
        make_member({"en": "Japan"}, wco_region=make_region("Asia", slug="asia"))
        response = self.client.get("/fr/members/?sort=region")
        heading = '<h3 class="group" id="region-asia" lang="en" dir="ltr">Asia</h3>'
        self.assertContains(response, heading, html=True)

    def test_goes_by_the_date_of_joining_in_decades(self):
        for name, joined_on in [("C", "1960"), ("B", "1960-01-26"), ("D", "1952-11-04")]:
            make_member({"en": name}, joined_on=joined_on)
        make_member({"en": "A"}, joined_on="1960-01-26")
        latest = {"1960–1969": ["A", "B", "C"], "1950–1959": ["D"]}
        self.assertEqual(self.groups("?sort=latest"), latest)
        earliest = {"1950–1959": ["D"], "1960–1969": ["C", "A", "B"]}
        self.assertEqual(self.groups("?sort=earliest"), earliest)
        self.assertEqual(self.titles("?sort=password"), ["A", "B", "C", "D"])


class FeedTests(MemberCase):
    def test_begins_with_the_newest_member_in_any_order_of_the_list(self):
        make_member({"en": "Angola"}, joined_on="1990-09-26")
        make_member({"en": "Palau"}, joined_on="2024-02-02")
        for query in ["", "?sort=earliest"]:
            with self.subTest(query=query):
                feed = self.client.get(f"/en/members/feed.atom{query}").content.decode()
                self.assertLess(feed.index("<title>Palau"), feed.index("<title>Angola"))


class WhoIsCountedTests(MemberCase):
    @classmethod
    def setUpTestData(cls):
        make_member({"en": "Oman"})
        make_member(
            {"en": "European Union", "fr": "Union européenne"},
            category="economic-union",
            slug="european-union",
            joined_on="2007-07-01",
        )
        make_member({"en": "Atlantis"}, joined_on="", slug="atlantis")

    def test_names_below_the_list_who_is_not(self):
        response = self.client.get("/en/members/")
        self.assertEqual(self.titles(), ["Oman"])
        others = response.context["not_counted"]
        self.assertEqual([name.words for name in others], ["Atlantis", "European Union"])
        self.assertContains(response, '<a href="/en/members/european-union/">European Union</a>')

    def test_names_them_in_a_language_they_have(self):
        response = self.client.get("/fr/members/")
        link = '<a href="/fr/members/atlantis/" lang="en" dir="ltr">Atlantis</a>'
        self.assertContains(response, link, html=True)
        self.assertContains(response, ">Union européenne</a>")

    def test_does_not_repeat_them_below_a_choice(self):
        self.assertNotContains(self.client.get("/en/members/?q=oman"), "European Union")

    def test_names_nobody_who_is_hidden(self):
        make_member({"en": "Secretia"}, access=Access.REGISTERED)
        make_member({"en": "Hideaway"}, access=Access.REGISTERED, joined_on="")
        for query in ["", "?sort=region", "?sort=latest", "?q=secretia"]:
            with self.subTest(query=query):
                response = self.client.get(f"/en/members/{query}")
                self.assertNotContains(response, "Secretia")
                self.assertNotContains(response, "Hideaway")
        self.assertEqual(self.finder().total, 1)
        self.client.force_login(make_user())
        self.assertContains(self.client.get("/en/members/"), "Hideaway")
        self.assertEqual(self.titles(), ["Oman", "Secretia"])

    def test_is_found_in_the_index_of_names(self):
        self.assertContains(self.client.get("/en/a-z/"), '<a href="/en/members/atlantis/">')


class GrowthTests(MemberCase):
    def test_shows_all_on_one_page_at_the_same_cost(self):
        region = make_region("Asia", slug="asia")
        hs = make_instrument(slug="hs")
        for more in [5, 30]:
            for _ in range(more):
                make_accession(hs, make_member(wco_region=region))
            for query in ["", "?sort=region", "?party=hs&joined_from=1950&sort=latest"]:
                with self.subTest(more=more, query=query), self.assertNumQueries(7):
                    self.client.get(f"/en/members/{query}")
        self.assertEqual(len(self.finder().entries), 35)
        self.assertEqual(self.finder().pages, [])


@override_settings(CACHES=MEMORY)
class KeptOrderTests(CommittingTestCase):
    def setUp(self):
        for name in MEMORY:
            caches[name].clear()
        # A visitor with a cookie gets a page made now, of what is kept.
        self.client.cookies["sessionid"] = "x"

    def titles(self):
        entries = self.client.get("/en/members/").context["finder"].entries
        return [entry.text.title for entry in entries]

    def test_is_kept_until_a_name_changes(self):
        oman = make_member({"en": "Oman"})
        make_member({"en": "Qatar"})
        self.assertEqual(self.titles(), ["Oman", "Qatar"])
        with self.assertNumQueries(3):  # generation, Members, their texts
            self.titles()
        publish(oman, {"en": "Sultanate of Oman"})
        self.assertEqual(self.titles(), ["Qatar", "Sultanate of Oman"])
