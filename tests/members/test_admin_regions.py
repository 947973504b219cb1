"""Editing regional bodies below their regions, and who is vice-chair of a region."""

from content.models import Redirect
from content.roles import AUTHOR, PUBLISHER
from members.models import RegionalBody, ViceChair
from tests.content.editing import EditingTestCase
from tests.factories import (
    make_body,
    make_member,
    make_memorandum,
    make_region,
    make_user,
    make_vice_chair,
)

ADD = "/admin/members/regionalbody/add/"


class RegionalBodyAdminTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.mena, cls.esa = make_region("MENA", slug="mena"), make_region("ESA", slug="esa")
        cls.body = make_body({"en": "Office"}, slug="rocb", wco_region=cls.mena)

    def setUp(self):
        self.client.force_login(self.publisher)

    def change(self, **changes):
        url = f"/admin/members/regionalbody/{self.body.pk}/change/?language=en"
        response = self.send(url, self.open(url), **changes)
        self.body.refresh_from_db()
        return response

    def add(self, **changes):
        return self.send(ADD, self.open(ADD), "_publish", category="rtc", **changes)

    def test_a_new_body_takes_its_address_from_its_region_and_title(self):
        self.add(title="Centre in Amman", wco_region=self.mena.pk)
        self.assertContains(self.client.get("/en/regions/mena/centre-in-amman/"), "Centre in Amman")

    def test_its_last_part_may_be_written(self):
        self.add(title="Centre", wco_region=self.mena.pk, slug="rtc")
        self.add(title="Centre", wco_region=self.esa.pk, slug="mena/rtc")
        slugs = set(RegionalBody.objects.values_list("slug", flat=True))
        self.assertEqual(slugs, {"mena/rocb", "mena/rtc", "esa/rtc"})

    def test_without_a_region_a_new_body_is_refused_in_words(self):
        response = self.add(title="Centre")
        self.assertContains(response, "This field is required")
        self.assertEqual(RegionalBody.objects.count(), 1)

    def test_another_region_moves_it_and_the_old_address_leads_there(self):
        self.change(wco_region=self.esa.pk)
        self.assertEqual(self.body.slug, "esa/rocb")
        self.assertRedirects(
            self.client.get("/en/regions/mena/rocb/"), "/en/regions/esa/rocb/", 301
        )

    def test_what_may_not_be_is_refused_in_words(self):
        make_body({"en": "Other"}, slug="rilo", wco_region=self.mena)
        for slug, words in {
            "rilo": "Another page of this kind has this address",
            "mena/rilo": "Another page of this kind has this address",
            "mena/rocb/two": "Use small letters",
            "ROCB": "Use small letters",
        }.items():
            with self.subTest(slug=slug):
                self.assertContains(self.change(slug=slug), words)
        self.assertEqual(self.body.slug, "mena/rocb")
        self.assertEqual(Redirect.objects.count(), 0)

    def test_a_save_that_changes_nothing_keeps_its_address(self):
        self.change()
        self.assertEqual(self.body.slug, "mena/rocb")
        self.assertEqual(Redirect.objects.count(), 0)


class ViceChairInlineTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.region = make_region("MENA", slug="mena")
        cls.jordan = make_member({"en": "Jordan"}, wco_region=cls.region)
        cls.oman = make_member({"en": "Oman"}, wco_region=cls.region)
        cls.term = make_vice_chair(cls.jordan, began_on="2024-07")
        cls.url = f"/admin/content/region/{cls.region.pk}/change/?language=en"

    def setUp(self):
        self.client.force_login(self.publisher)

    def change(self, **changes):
        values = self.open(self.url)
        for name in [name for name, value in changes.items() if value is None]:
            values.pop(name, None)
            del changes[name]
        return self.send(self.url, values, **changes)

    def terms(self):
        rows = ViceChair.objects.order_by("pk").values_list("member", "is_current")
        return list(rows)

    def test_another_takes_office_in_the_same_save(self):
        self.change(
            **{
                "vice_chairs-0-is_current": None,
                "vice_chairs-0-ended_on": "2026-06",
                "vice_chairs-1-member": self.oman.pk,
                "vice_chairs-1-is_current": "on",
            }
        )
        self.assertEqual(self.terms(), [(self.jordan.pk, False), (self.oman.pk, True)])

    def test_an_earlier_row_may_take_office_from_a_later_one(self):
        self.term.delete()
        first = make_vice_chair(self.oman, is_current=False)
        make_vice_chair(self.jordan)
        values = self.open(self.url)
        at = 0 if values["vice_chairs-0-id"] == str(first.pk) else 1
        self.change(
            **{f"vice_chairs-{at}-is_current": "on", f"vice_chairs-{1 - at}-is_current": None}
        )
        self.assertEqual(self.terms(), [(self.oman.pk, True), (self.jordan.pk, False)])

    def test_two_at_a_time_are_refused_in_words(self):
        response = self.change(
            **{"vice_chairs-1-member": self.oman.pk, "vice_chairs-1-is_current": "on"}
        )
        self.assertContains(response, "mark only one in office")
        self.assertEqual(self.terms(), [(self.jordan.pk, True)])

    def test_a_member_of_another_region_is_refused_in_words(self):
        other = make_member({"en": "Peru"}, wco_region=make_region("Americas"))
        response = self.change(**{"vice_chairs-1-member": other.pk})
        self.assertContains(response, "A vice-chair is a Member of the region")

    def test_a_save_that_touches_no_row_changes_none(self):
        self.change(title="North of Africa")
        self.assertEqual(self.terms(), [(self.jordan.pk, True)])

    def test_authors_see_terms_and_change_none(self):
        self.client.force_login(make_user(AUTHOR))
        page = self.client.get(self.url)
        self.assertNotContains(page, 'name="vice_chairs-0-is_current"')


class RegisterAdminTests(EditingTestCase):
    def test_the_list_says_what_falls_due(self):
        self.client.force_login(make_user(PUBLISHER))
        make_memorandum({"en": "With the bank"}, ends_on="2020")
        make_memorandum({"en": "Open-ended"})
        page = self.client.get("/admin/members/memorandum/?renewal=due")
        self.assertContains(page, "With the bank")
        self.assertNotContains(page, "Open-ended")
