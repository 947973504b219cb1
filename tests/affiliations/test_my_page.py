"""Requests and affiliations on My page, in one's data, and after their erasing."""

from django.test import TestCase, override_settings
from django.utils import timezone

from accounts.erasing import erase
from affiliations.kept_rows import AFFILIATIONS, REQUESTS
from affiliations.models import AccessRequest
from tests.factories import make_affiliation, make_request, make_user

PART = ["affiliations.requests.my_requests.my_requests"]


class MyRequestsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(email="ana@example.org")
        cls.asked = make_request(email="Ana@example.org", given_name="Ana", purpose="To read.")
        cls.approved = make_request(
            email="old@example.org",
            state="approved",
            ended_at=timezone.now(),
            affiliation=make_affiliation(cls.user, end_reason="Left"),
        )
        make_request(email="ana@example.org", state="sent")
        cls.other = make_request(email="eve@example.org", given_name="Eve")

    def setUp(self):
        self.client.force_login(self.user)

    def test_show_those_of_the_person_with_their_pages(self):
        response = self.client.get("/en/account/")
        self.assertContains(response, "Waiting for a decision, answer by")
        self.assertContains(response, "Approved")
        self.assertContains(response, "/en/account/request/status/", count=2)
        self.client.force_login(make_user(email="new@example.org"))
        self.assertNotContains(self.client.get("/en/account/"), "/account/request/status/")

    def test_cost_my_page_one_statement(self):
        with override_settings(MY_PARTS=PART), self.assertNumQueries(11):
            self.client.get("/en/account/")

    def test_are_handed_out_without_what_staff_noted(self):
        rows = REQUESTS.rows(self.user)
        self.assertEqual(len(rows), 3)
        self.assertEqual(
            {row["email"].lower() for row in rows}, {"ana@example.org", "old@example.org"}
        )
        self.assertFalse({"handler", "lines", "proof", "form", "key"} & rows[0].keys())
        self.assertEqual([row["role"] for row in AFFILIATIONS.rows(self.user)], ["delegate"])

    def test_keep_nothing_of_the_person_after_erasing(self):
        administrator = make_user(is_staff=True, is_superuser=True)
        self.asked.write_down("note", administrator, "Ana rang.")
        erase(self.user, administrator)
        self.asked.refresh_from_db()
        self.approved.refresh_from_db()
        self.assertEqual(self.asked.state, "withdrawn")
        self.assertEqual(self.approved.state, "approved")
        former = f"former-user-{self.user.pk}"
        for asked in [self.asked, self.approved]:
            told = [asked.given_name, asked.family_name, asked.email, asked.purpose]
            self.assertEqual(told, ["", former, "", ""])
            self.assertFalse(asked.lines.exclude(words="").exists())
        self.assertEqual(AccessRequest.objects.count(), 3)
        self.other.refresh_from_db()
        self.assertEqual(self.other.given_name, "Eve")
        self.user.refresh_from_db()
        self.assertIsNotNone(self.user.expires_on)
        affiliation = self.user.affiliations.get()
        self.assertIsNotNone(affiliation.ends_on)
        self.assertEqual(affiliation.end_reason, "")
