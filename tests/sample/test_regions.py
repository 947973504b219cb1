"""Regions and partners of the demonstration: every fact says where it comes from."""

from django.test import TestCase

from accounts.models import User
from content.models import Basis, Region, Version
from members.models import Memorandum, Partner, RegionalBody, ViceChair
from sample.loader import load_labels
from sample.members import load_members
from sample.rows import Sources, load_units
from sample.texts import Translations


class OrganizationsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        by = User.objects.create(username="loader", is_superuser=True)
        topics, _regions = load_labels(by)
        cls.sources = Sources(by, Translations(), topics, load_units(by))
        load_members(cls.sources)

    def test_loading_again_adds_nothing(self):
        self.assertEqual(load_members(self.sources), 0)

    def test_bodies_have_short_addresses_below_their_regions(self):
        slugs = set(RegionalBody.objects.values_list("slug", flat=True))
        self.assertEqual(len(slugs), 53)
        self.assertLessEqual({"mena/rocb", "asia-pacific/rilo", "asia-pacific/rtc-malaysia"}, slugs)
        self.assertLess(max(map(len, slugs)), 40)
        for body in RegionalBody.objects.select_related("wco_region"):
            with self.subTest(body=body.slug):
                self.assertTrue(body.slug.startswith(f"{body.wco_region.slug}/"))

    def test_every_region_has_a_vice_chair_and_says_where_it_is_invented(self):
        current = ViceChair.objects.filter(is_current=True)
        self.assertEqual(current.count(), Region.objects.count())
        invented = "invented"
        for term in ViceChair.objects.select_related("member"):
            with self.subTest(term=term.source):
                self.assertEqual(term.source.startswith(invented), term.basis == Basis.SAMPLE)
                self.assertEqual(term.member.wco_region_id, term.wco_region_id)
        self.assertContains(self.client.get("/en/regions/"), "Invented sample", 6)

    def test_the_organization_is_no_partner_of_its_own(self):
        self.assertEqual(Partner.objects.count(), 46)
        self.assertEqual(self.client.get("/en/partners/wco/").status_code, 404)

    def test_official_names_were_drafted_by_nobody(self):
        texts = Version.objects.filter(entry__kind="members.partner").exclude(language="en")
        self.assertGreater(texts.count(), 100)
        self.assertFalse(texts.filter(is_machine=True).exists())
        page = self.client.get("/fr/partners/upu/")
        self.assertContains(page, "Union postale universelle</h1>")

    def test_memoranda_are_as_precise_as_known(self):
        dates = dict(Memorandum.objects.values_list("slug", "signed_on"))
        self.assertEqual(len(dates), 11)
        self.assertEqual(sum(bool(signed_on) for signed_on in dates.values()), 9)
        self.assertEqual(dates["world-trade-organization"], "2025-01-21")
        self.assertEqual(dates["europol"], "2002")
        page = self.client.get("/en/partners/memoranda/universal-postal-union/")
        self.assertContains(page, "Memorandum of understanding with the Universal Postal Union")
        self.assertNotContains(page, "Published:")

    def test_readers_are_not_shown_what_editors_note(self):
        for address in ["partners/upu/", "regions/wca/rilo-west-africa/"]:
            with self.subTest(address=address):
                self.assertNotContains(self.client.get(f"/en/{address}"), "Confidence")
