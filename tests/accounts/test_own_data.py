"""One's own data: said on a page, and handed out to their owner."""

import json
from io import BytesIO
from zipfile import ZipFile

from django.contrib.auth.hashers import make_password
from django.test import Client, TestCase

from accounts.kept_data import kept_data
from audit.models import Action, Record
from audit.recording import record
from mail.letters import write
from tests.cases import production_passwords
from tests.factories import make_user

PLACE = "/en/account/data/download/"
CONFIRM = "/en/account/confirm/"
PASSWORD = "correct horse battery staple"


@production_passwords
class OwnDataTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        password = make_password(PASSWORD)
        cls.user = make_user(username="reader", email="reader@example.org", password=password)
        cls.other = make_user(username="stranger", email="stranger@example.org")
        for person in [cls.user, cls.other]:
            write(to=person.email, subject=f"Letter to {person.username}", body="Words.\n")
            person.saved_searches.create(finder="news", query="q=x", name=f"Of {person.username}")
        record(Action.SIGNED_IN, by=cls.user, person=cls.user, place="192.0.2.1")
        record(Action.RIGHTS_CHANGED, by=cls.other, person=cls.user, place="192.0.2.9")
        record(Action.SIGNED_IN, by=cls.other, person=cls.other, place="192.0.2.9")

    def setUp(self):
        self.client.force_login(self.user)

    def confirm(self):
        self.client.post(CONFIRM, {"password": PASSWORD, "next": PLACE})

    def files(self, language="en"):
        self.confirm()
        response = self.client.post(f"/{language}/account/data/download/")
        archive = ZipFile(BytesIO(response.content))
        return {name: archive.read(name).decode() for name in archive.namelist()}

    def test_are_said_on_a_page_each_with_how_long(self):
        response = self.client.get("/en/account/data/")
        for kept in kept_data():
            with self.subTest(kept=kept.name):
                self.assertContains(response, kept.label)
                self.assertContains(response, kept.lasts)

    def test_are_handed_out_after_the_password_only(self):
        for ask in [self.client.get, self.client.post]:
            response = ask(PLACE)
            self.assertRedirects(response, f"{CONFIRM}?next={PLACE}", fetch_redirect_response=False)
        self.client.post(CONFIRM, {"password": "wrong", "next": PLACE})
        self.assertEqual(self.client.post(PLACE).status_code, 302)
        self.assertFalse(Record.objects.filter(action=Action.DATA_DOWNLOADED).exists())
        self.confirm()
        self.assertContains(self.client.get(PLACE), "Download")

    def test_come_as_a_private_attachment(self):
        self.confirm()
        response = self.client.post(PLACE)
        self.assertEqual(response["Content-Type"], "application/zip")
        self.assertRegex(response["Content-Disposition"], r'^attachment; filename="[a-z0-9.-]+"$')
        self.assertEqual(response["Cache-Control"], "private, no-store")
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")

    def test_are_all_of_one_person_and_nothing_of_another(self):
        files = self.files()
        self.assertEqual({*files}, {"README.txt", *(f"{k.name}.json" for k in kept_data())})
        rows = {name: json.loads(text) for name, text in files.items() if name != "README.txt"}
        self.assertEqual(rows["account.json"][0]["email"], "reader@example.org")
        self.assertEqual([r["name"] for r in rows["saved-searches.json"]], ["Of reader"])
        self.assertEqual([r["subject"] for r in rows["letters.json"]], ["Letter to reader"])
        actions = [r["action"] for r in rows["audit-log.json"]]
        self.assertEqual(actions.count("signed_in"), 1)
        self.assertIn("rights_changed", actions)
        everything = "".join(files.values())
        for secret in ["stranger", "192.0.2.9", "argon2", self.client.session.session_key]:
            self.assertNotIn(secret, everything)

    def test_are_explained_in_the_language_of_the_page(self):
        self.assertIn("saved-searches.json", self.files("fr")["README.txt"])

    def test_are_recorded_when_they_are_handed_out(self):
        self.files()
        self.files()
        records = Record.objects.filter(action=Action.DATA_DOWNLOADED)
        self.assertEqual([(r.actor, r.person) for r in records], [(self.user, self.user)] * 2)

    def test_need_a_token(self):
        careful = Client(enforce_csrf_checks=True)
        careful.force_login(self.user)
        self.assertEqual(careful.post(PLACE).status_code, 403)
