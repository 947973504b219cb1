"""What the audit log hears of signing in, and what it never hears."""

from django.test import TestCase

from audit.models import Action, Record
from tests.factories import make_administrator, make_user

RIGHT, WRONG = "correct horse battery staple", "my secret of another site"


class RecordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(username="palau", email="palau@portal.example")
        cls.user.set_password(RIGHT)
        cls.user.save()

    def sign_in(self, name="palau", password=RIGHT):
        form = {"login": name, "password": password}
        return self.client.post("/en/account/sign-in/", form, REMOTE_ADDR="192.0.2.1")

    def records(self):
        rows = Record.objects.order_by("pk")
        return [(row.action, row.actor_id, row.person_id, row.place) for row in rows]

    def test_are_written_of_sign_in_and_sign_out(self):
        self.sign_in()
        self.client.post("/en/account/sign-out/", REMOTE_ADDR="192.0.2.1")
        pk = self.user.pk
        expected = [(action, pk, pk, "192.0.2.1") for action in ["signed_in", "signed_out"]]
        self.assertEqual(self.records(), expected)

    def test_are_written_on_the_desk_as_well(self):
        self.client.force_login(make_administrator())
        answer = self.client.get("/admin/password_change/")
        page = "/en/account/security/password/"
        self.assertRedirects(answer, page, fetch_redirect_response=False)
        self.client.post("/admin/logout/")
        self.assertEqual([row[0] for row in self.records()], [Action.SIGNED_OUT])
        self.assertEqual(self.client.get("/admin/").status_code, 302)

    def test_name_the_person_of_a_failure_and_nothing_that_was_typed(self):
        self.sign_in(password=WRONG)
        self.sign_in(name=WRONG, password=WRONG)
        failed = Action.SIGN_IN_FAILED
        expected = [(failed, None, self.user.pk, "192.0.2.1"), (failed, None, None, "192.0.2.1")]
        self.assertEqual(self.records(), expected)
        self.assertNotIn("secret", str([*Record.objects.values()]))

    def test_are_written_once_of_those_who_are_held_back_and_go_on(self):
        for _ in range(10):
            self.sign_in(password=WRONG)
        for _ in range(5):
            self.assertEqual(self.sign_in().status_code, 429)
        self.assertEqual(Record.objects.filter(action=Action.SIGN_IN_HELD_BACK).count(), 1)
        self.assertEqual(Record.objects.count(), 11)

    def test_are_written_of_a_wrong_confirmation(self):
        self.client.force_login(self.user)
        self.client.post("/en/account/confirm/", {"password": WRONG})
        row = Record.objects.get()
        self.assertEqual((row.action, row.details), (Action.SIGN_IN_FAILED, {"purpose": "confirm"}))
