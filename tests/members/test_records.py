"""The record of a Member: what is known of it, its place, the news that name it."""

import json
import re
from unittest import mock

from django.test import TestCase

from content.models import Access
from tests.factories import (
    make_body,
    make_member,
    make_news,
    make_region,
    make_topic,
    make_user,
    moment,
)

FULL = {
    "slug": "palau",
    "iso_alpha2": "PW",
    "iso_alpha3": "PLW",
    "joined_on": "2024-02-02",
    "administration": "Bureau of Customs and Border Protection",
    "head": "Head of the Bureau",
    "contact_point": "International Relations\ncontact@customs.example",
    "website": "https://www.customs.example/about/",
    "working_languages": ["en", "pau"],
    "capital": "Ngerulmud",
    "latitude": "7.5",
    "longitude": "134.6",
    "notes": "Unicornnotes",
    "basis": "knowledge",
    "source": "Unicornsource",
}


class MemberRecordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region("Asia", slug="asia")
        titles = {"en": "Palau", "fr": "Palaos", "ar": "بالاو"}
        cls.palau = make_member(titles, wco_region=cls.region, **FULL)

    def record(self, slug="palau", language="en"):
        return self.client.get(f"/{language}/members/{slug}/")

    def facts(self, slug="palau", language="en"):
        facts = self.record(slug, language).context["facts"]
        return {str(fact.label): [str(value.text) for value in fact.values] for fact in facts}

    def test_lists_what_is_known(self):
        self.assertEqual(
            self.facts(),
            {
                "Region": ["Asia"],
                "Type": ["State"],
                "Member since": ["2 February 2024", "1st in the order of joining"],
                "Customs administration": ["Bureau of Customs and Border Protection"],
                "Head of the administration": ["Head of the Bureau"],
                "Contact point": ["International Relations", "contact@customs.example"],
                "Website": ["customs.example"],
                "Working languages": ["English", "Palauan"],
                "Capital": ["Ngerulmud"],
                "ISO codes": ["PW, PLW"],
            },
        )
        self.assertContains(self.record(), '<a href="/en/regions/asia/">Asia</a>')
        self.assertContains(self.record(), '<a href="https://www.customs.example/about/">')

    def test_leaves_out_what_is_not(self):
        make_member({"en": "Oman"}, slug="oman", iso_alpha2="OM", joined_on="2000")
        self.assertEqual(list(self.facts("oman")), ["Type", "Member since", "ISO codes"])

    def test_says_what_is_in_another_language_and_names_languages_in_the_page_s(self):
        response = self.record(language="fr")
        self.assertContains(response, '<bdi lang="en" dir="ltr">Ngerulmud</bdi>', html=True)
        self.assertContains(response, '<a href="/fr/regions/asia/" lang="en" dir="ltr">Asia</a>')
        names = [value for values in self.facts(language="fr").values() for value in values]
        self.assertIn("anglais", names)

    def test_calls_an_unknown_language_by_its_code(self):
        make_member(slug="odd", working_languages=["qqq", "fr"])
        names = [value for values in self.facts("odd").values() for value in values]
        self.assertIn("qqq", names)

    def test_keeps_from_readers_what_is_for_editors(self):
        for language in ["en", "fr"]:
            response = self.record(language=language)
            for word in ["Unicornnotes", "Unicornsource", "knowledge"]:
                with self.subTest(language=language, word=word):
                    self.assertNotContains(response, word)
        for address in ["", "feed.csv", "feed.json", "feed.atom", "?q=unicornnotes"]:
            with self.subTest(address=address):
                response = self.client.get(f"/en/members/{address}")
                self.assertNotContains(response, "Unicornsource")
                self.assertNotContains(response, "Unicornnotes")

    def test_describes_itself_to_search_engines(self):
        html = self.record().content.decode()
        script = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        record = json.loads(script[1])["@graph"][0]
        self.assertEqual(record["@type"], "GovernmentOrganization")
        self.assertEqual(record["name"], "Bureau of Customs and Border Protection")
        area = {"@type": "Country", "name": "Palau", "identifier": "PLW"}
        self.assertEqual(record["areaServed"], area)
        self.assertEqual(record["memberOf"]["name"], "World Customs Organization")
        self.assertEqual(record["url"], "https://www.customs.example/about/")


class PlaceOfMemberTests(TestCase):
    def since(self, slug, language="en"):
        facts = self.client.get(f"/{language}/members/{slug}/").context["facts"]
        return [str(value.text) for fact in facts for value in fact.values][1:]

    def test_is_told_as_far_as_the_dates_do(self):
        for number, joined_on in enumerate(["1952-11-04", "1993-07-01", "1993-07-01", "2018"]):
            make_member(slug=f"m-{number}", joined_on=joined_on)
        self.assertIn("1st in the order of joining", self.since("m-0"))
        self.assertIn("2nd–3rd in the order of joining", self.since("m-1"))
        self.assertIn("4th in the order of joining", self.since("m-3"))

    def test_counts_nobody_who_is_no_member_or_hidden(self):
        make_member(slug="union", joined_on="1952", category="economic-union")
        make_member(joined_on="")
        make_member(joined_on="1953", access=Access.REGISTERED)
        make_member(slug="oman", joined_on="1960")
        self.assertIn("1st in the order of joining", self.since("oman"))
        self.client.force_login(make_user())
        self.assertIn("2nd in the order of joining", self.since("oman"))

    def test_is_none_for_who_is_not_counted(self):
        make_member({"en": "Union"}, slug="union", joined_on="2007", category="economic-union")
        make_member({"en": "Atlantis"}, slug="atlantis", joined_on="")
        union = self.client.get("/en/members/union/")
        self.assertContains(union, "is not counted among the Members")
        self.assertContains(union, "Takes part since")
        self.assertNotContains(union, "in the order of joining")
        self.assertNotContains(union, "memberOf")
        atlantis = self.client.get("/en/members/atlantis/")
        self.assertContains(atlantis, "It is not a Member of the Organization")
        self.assertNotContains(atlantis, "Member since")


class BodiesOfMemberTests(TestCase):
    def test_are_named_where_this_reader_may_see_them(self):
        kenya = make_member({"en": "Kenya"}, slug="kenya")
        region = make_region("ESA", slug="esa")
        make_body({"en": "Office"}, slug="rocb", wco_region=region, host=kenya)
        make_body({"en": "Hidden"}, wco_region=region, host=kenya, access=Access.REGISTERED)
        make_body({"en": "Elsewhere"}, wco_region=region, host=make_member())
        response = self.client.get("/en/members/kenya/")
        self.assertContains(response, '<a href="/en/regions/esa/rocb/">Office</a>')
        self.assertNotContains(response, "Hidden")
        self.assertNotContains(response, "Elsewhere")


class NewsOfMemberTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        titles = {"en": "Sudan", "fr": "Soudan"}
        cls.sudan = make_member(titles, slug="sudan")
        make_member({"en": "South Sudan", "fr": "Soudan du Sud"}, slug="south-sudan")

    def news(self, slug="sudan", language="en"):
        response = self.client.get(f"/{language}/members/{slug}/")
        return [entry.text.title for entry in response.context["news"]]

    def test_are_the_newest_that_hold_its_name(self):
        for year in range(2010, 2020):
            make_news(
                {"en": f"Sudan in {year}"},
                published_at=moment(f"{year}-01-01 10:00"),
                slug=str(year),
            )
        make_news({"en": "South Sudan"})
        make_news({"en": "In the text"}, words={"body": "<p>Customs of Sudan</p>"})
        expected = ["In the text", *(f"Sudan in {year}" for year in [2019, 2018, 2017, 2016])]
        self.assertEqual(self.news(), expected)
        self.assertEqual(self.news("south-sudan"), ["South Sudan"])

    def test_hold_it_in_any_of_their_languages(self):
        make_news({"en": "A visit", "fr": "Visite au Soudan"})
        make_news({"fr": "Le Soudan du Sud"}, original_language="fr")
        self.assertEqual(self.news(), ["A visit"])
        self.assertEqual(self.news(language="fr"), ["Visite au Soudan"])

    def test_are_news_that_this_reader_may_read(self):
        make_news({"en": "Sudan for some"}, access=Access.REGISTERED)
        make_news({"en": "Sudan tomorrow"}, published_at=moment("2999-01-01 10:00"))
        draft = make_news({"en": "Nothing yet"})
        draft.write("en", title="Sudan in a draft")
        make_topic("Sudan as a topic")
        self.assertEqual(self.news(), [])
        self.client.force_login(make_user())
        self.assertEqual(self.news(), ["Sudan for some"])

    def test_lead_to_all_that_hold_it(self):
        make_news({"en": "Sudan"})
        response = self.client.get("/en/members/sudan/")
        self.assertContains(response, '<a href="/en/news/?q=%22Sudan%22">')
        finder = self.client.get("/en/news/?q=%22Sudan%22").context["finder"]
        self.assertEqual(finder.total, 1)

    def test_make_no_section_where_there_are_none(self):
        self.assertNotContains(self.client.get("/en/members/sudan/"), "In the news")

    def test_are_the_newest_of_a_common_name_too(self):
        for year in [2011, 2013, 2012]:
            make_news({"en": f"Sudan {year}"}, published_at=moment(f"{year}-01-01 10:00"))
        with mock.patch("members.mentions.news.MOST_FOUND", 1):
            self.assertEqual(self.news(), ["Sudan 2013", "Sudan 2012", "Sudan 2011"])


class GrowthTests(TestCase):
    def test_costs_the_same_however_much_there_is(self):
        region = make_region("ESA", slug="esa")
        kenya = make_member({"en": "Kenya"}, slug="kenya", wco_region=region)
        for more in [2, 20]:
            for _ in range(more):
                make_member()
                make_news({"en": "Kenya joins"})
                make_body(wco_region=region, host=kenya)
            # Generation, Member, its text, bodies, conventions, holders of the name, their news;
            # labels and the names of all Members, which are kept.
            with self.subTest(more=more), self.assertNumQueries(9):
                self.client.get("/en/members/kenya/")
