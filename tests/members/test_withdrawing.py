"""What is withdrawn while a page is made: between the statement that finds it and its texts."""

from django.test import TestCase

from content.models import Status, Version
from tests.factories import make_accession, make_instrument, make_member, make_region

LISTS = [
    "/en/members/",
    "/en/members/?sort=region",
    "/en/members/feed.atom",
    "/en/members/map/",
    "/en/instruments/hs/parties/",
    "/en/instruments/hs/parties/feed.csv",
    "/en/regions/",
]


class WithdrawingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region("Oceania", slug="oceania")
        cls.palau = make_member({"en": "Palau"}, slug="palau", wco_region=cls.region)
        fiji = make_member({"en": "Fiji"}, slug="fiji", wco_region=cls.region)
        instrument = make_instrument({"en": "HS"}, slug="hs")
        for party in [cls.palau, fiji]:
            make_accession(instrument, party)

    def withdraw(self, **texts):
        """As another request does it, seen half: the entry still says that it is public."""
        Version.objects.filter(**texts).update(status=Status.WITHDRAWN)

    def test_a_list_leaves_it_out(self):
        self.withdraw(entry=self.palau)
        for url in LISTS:
            with self.subTest(url=url):
                response = self.client.get(url)
                self.assertEqual(response.status_code, 200)
                self.assertNotIn(b"Palau", response.getvalue())

    def test_a_record_says_so(self):
        self.withdraw()
        for url in ["/en/members/palau/", "/en/instruments/hs/parties/", "/en/regions/oceania/"]:
            with self.subTest(url=url):
                self.assertIn(self.client.get(url).status_code, {404, 410})
        self.assertNotContains(self.client.get("/en/regions/"), "Oceania")
