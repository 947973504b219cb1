"""The list of Members: what narrows it, and what is counted then."""

from content.models import Access
from tests.exports import titles_of
from tests.factories import (
    make_accession,
    make_instrument,
    make_member,
    make_region,
    make_user,
)
from tests.members.listing import MemberCase


class NarrowingTests(MemberCase):
    @classmethod
    def setUpTestData(cls):
        cls.mena = make_region("Mena", slug="mena")
        cls.asia = make_region("Asia", slug="asia")
        cls.oman = make_member({"en": "Oman"}, wco_region=cls.mena, joined_on="2000-09-11")
        cls.qatar = make_member({"en": "Qatar"}, wco_region=cls.mena, joined_on="1992")
        cls.macao = make_member(
            {"en": "Macao"},
            wco_region=cls.asia,
            joined_on="1993-07-07",
            category="customs-territory",
        )
        titles = {"en": "Convention on the System", "fr": "Convention sur le Système"}
        cls.hs = make_instrument(titles, slug="hs", abbreviation="HS")
        cls.kyoto = make_instrument({"en": "Kyoto Convention"}, slug="kyoto")
        for member in [cls.oman, cls.macao]:
            make_accession(cls.hs, member)
        make_accession(cls.kyoto, cls.oman)

    def test_narrows_by_everything(self):
        cases = {
            "": ["Macao", "Oman", "Qatar"],
            "?q=oman": ["Oman"],
            "?region=mena": ["Oman", "Qatar"],
            "?region=mena&region=asia": ["Macao", "Oman", "Qatar"],
            "?type=customs-territory": ["Macao"],
            "?party=hs": ["Macao", "Oman"],
            "?party=hs&region=mena": ["Oman"],
            "?party=hs&party=kyoto": ["Macao", "Oman"],
            "?joined_from=1993": ["Macao", "Oman"],
            "?joined_to=1993": ["Macao", "Qatar"],
            "?joined_from=1992&joined_to=1992": ["Qatar"],
            "?joined_from=1993&joined_to=1999&region=asia": ["Macao"],
            "?joined_from=2001": [],
            "?joined_from=2000&joined_to=1990": [],
        }
        for query, titles in cases.items():
            with self.subTest(query=query):
                self.assertEqual(self.titles(query), titles)
                self.assertFalse(self.finder(query).is_ignoring)

    def test_counts_each_facet_without_itself(self):
        self.assertEqual(self.counts("region"), {"Mena": 2, "Asia": 1})
        self.assertEqual(self.counts("region", "?region=mena"), {"Mena": 2, "Asia": 1})
        self.assertEqual(self.counts("region", "?party=kyoto"), {"Mena": 1})
        self.assertEqual(self.counts("type", "?region=mena"), {"State": 2})
        self.assertEqual(self.counts("party"), {"HS": 2, "Kyoto Convention": 1})
        self.assertEqual(self.counts("party", "?party=kyoto"), {"HS": 2, "Kyoto Convention": 1})
        self.assertEqual(self.counts("party", "?region=asia"), {"HS": 1})
        self.assertEqual(
            self.counts("party", "?joined_from=1994"), {"HS": 1, "Kyoto Convention": 1}
        )

    def test_calls_an_instrument_by_its_short_name_or_in_a_language_it_has(self):
        response = self.client.get("/fr/members/?party=kyoto")
        self.assertContains(response, '<bdi lang="en">Kyoto Convention</bdi>', html=True)
        self.assertContains(self.client.get("/fr/members/"), "<span>HS</span>", html=True)

    def test_only_those_who_are_bound_are_parties(self):
        self.hs.accessions.filter(party=self.macao).update(withdrawn_on="2001")
        make_accession(self.hs, self.qatar, accepted_on="", signed_on="1995")
        self.assertEqual(self.titles("?party=hs"), ["Oman"])
        self.assertEqual(self.counts("party"), {"HS": 1, "Kyoto Convention": 1})

    def test_says_how_many_conventions_each_has_joined(self):
        numbers = {entry.text.title: entry.accession_count for entry in self.finder().entries}
        self.assertEqual(numbers, {"Macao": 1, "Oman": 2, "Qatar": 0})
        note = "Conventions are those that we have a record of"
        self.assertContains(self.client.get("/en/members/"), note)
        self.assertNotContains(self.client.get("/en/members/?q=qatar"), note)

    def test_says_nothing_of_what_a_reader_may_not_read(self):
        self.kyoto.access = Access.REGISTERED
        self.kyoto.save()
        numbers = {entry.text.title: entry.accession_count for entry in self.finder().entries}
        self.assertEqual(numbers["Oman"], 1)
        self.assertEqual(self.counts("party"), {"HS": 2})
        self.assertTrue(self.finder("?party=kyoto").is_ignoring)
        self.client.force_login(make_user())
        self.assertEqual(self.counts("party"), {"HS": 2, "Kyoto Convention": 1})

    def test_has_chips_for_the_years_and_keeps_them_in_every_address(self):
        finder = self.finder("?joined_from=1990&joined_to=2005&region=mena")
        chips = {chip["label"]: chip["url"] for chip in finder.chips}
        self.assertEqual(chips["From 1990"], "?region=mena&joined_to=2005")
        self.assertEqual(chips["To 2005"], "?region=mena&joined_from=1990")
        variants = [variant["url"] for variant in finder.variants]
        self.assertIn("/en/members/feed.csv?region=mena&joined_from=1990&joined_to=2005", variants)
        data = self.client.get("/en/members/feed.json?joined_to=1993")
        self.assertEqual(titles_of(data), ["Macao", "Qatar"])
        field = '<input id="f-joined_from" name="joined_from" value="1990" inputmode="numeric"'
        self.assertContains(self.client.get("/en/members/?joined_from=1990"), field)

    def test_ignores_years_that_are_none_and_says_so(self):
        odd = ["abc", "99", "20000", "-100", "0000", "0999", "%D9%A1%D9%A9%D9%A9%D9%A0", "1990-01"]
        for value in odd:
            for name in ["joined_from", "joined_to"]:
                with self.subTest(name=name, value=value):
                    finder = self.finder(f"?{name}={value}")
                    self.assertEqual(finder.total, 3)
                    self.assertTrue(finder.is_ignoring)
        self.assertTrue(self.finder("?joined_from=1990&joined_from=2001").is_ignoring)
        self.assertFalse(self.finder("?joined_from=&joined_to=").is_ignoring)
        self.assertEqual(self.titles("?joined_to=9999"), ["Macao", "Oman", "Qatar"])

    def test_suggests_the_list_without_a_year(self):
        suggestions = self.finder("?joined_from=2001&region=asia").suggestions
        found = [(s["label"], s["count"]) for s in suggestions]
        self.assertEqual(found, [("From 2001", 1)])
