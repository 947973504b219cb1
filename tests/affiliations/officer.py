"""An access officer before the queue of requests, for tests."""

from django.test import TestCase

from affiliations.roles import ACCESS_OFFICER
from tests.factories import make_member, make_request, make_user

QUEUE = "/admin/affiliations/accessrequest/"


def page_of(access_request):
    return f"{QUEUE}{access_request.pk}/change/"


class OfficerCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.officer = make_user(ACCESS_OFFICER, first_name="Olga", last_name="Officer")
        cls.member = make_member({"en": "Palau"})
        cls.asked = make_request(member=cls.member, email="ana@customs.example", language="fr")

    def setUp(self):
        self.client.force_login(self.officer)

    def press(self, verb, access_request=None, **words):
        words = {f"{verb}-{name}": value for name, value in words.items()}
        if verb == "approve":
            words.setdefault("approve-organization", f"member-{self.member.pk}")
            words.setdefault("approve-role", "delegate")
        if verb == "refuse":
            words.setdefault("refuse-language", "en")
        return self.client.post(
            page_of(access_request or self.asked), {"verb": verb, **words}, follow=True
        )

    def state(self):
        self.asked.refresh_from_db()
        return self.asked.state
