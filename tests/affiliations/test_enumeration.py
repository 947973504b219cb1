"""Whoever asks for whatever address: the same words, the same work, and one letter a day."""

from datetime import timedelta
from functools import partial

from django.test import Client, TestCase

from accounts.models import User
from affiliations.models import AccessRequest
from mail.models import Letter
from tests.affiliations.asking import ask, fill_in
from tests.factories import make_request, make_user
from tests.work import SameWork, work_of

CHECK = "/en/account/request/check/"
SENT = "/en/account/request/sent/"


def later(**time):
    """Everything that was asked happened that much earlier."""
    for row in AccessRequest.objects.all():
        row.asked_at -= timedelta(**time)
        row.wrote_at = row.wrote_at and row.wrote_at - timedelta(**time)
        row.save()


class SameForEverybodyTests(SameWork, TestCase):
    @classmethod
    def setUpTestData(cls):
        make_user(email="account@customs.example", language="fr")
        make_user(email="ended@customs.example", expires_on="2021-01-01")
        make_user(email="off@customs.example", is_active=False)
        make_request(email="waiting@customs.example", language="es")
        cls.addresses = {
            "nobody@customs.example": "request_proof",
            "account@customs.example": "request_account",
            "ACCOUNT@customs.example": "",
            "waiting@customs.example": "request_under_way",
            "ended@customs.example": "request_proof",
            "off@customs.example": "request_proof",
        }

    def test_in_words_and_status(self):
        pages = set()
        for number, address in enumerate(self.addresses):
            client = Client(REMOTE_ADDR=f"192.0.2.{number}")
            response = ask(client, email=address)
            self.assertEqual((response.status_code, response.url), (302, SENT))
            page = client.get(SENT)
            self.assertContains(page, address)
            pages.add(page.content.decode().replace(address, ""))
        self.assertEqual(len(pages), 1)

    def test_in_work(self):
        for language in ["es", "fr"]:  # of the letters: words and addresses are learnt once
            self.client.get(f"/{language}/account/sign-in/")
        work = {}
        addresses = [a for a in self.addresses if a != "ACCOUNT@customs.example"]
        for number, address in enumerate(["warm@customs.example", *addresses]):
            client = Client(REMOTE_ADDR=f"192.0.2.{number}")
            fill_in(client, email=address)
            work[address] = work_of(partial(client.post, CHECK))
        del work["warm@customs.example"]
        self.assert_same_work(work)

    def test_while_the_letter_says_what_there_is(self):
        marks = {
            "request_proof": "/en/account/request/prove/",
            "request_account": "/fr/account/sign-in/",
            "request_under_way": "/es/account/request/status/",
        }
        for number, (address, name) in enumerate(self.addresses.items()):
            if name:
                ask(Client(REMOTE_ADDR=f"192.0.2.{number}"), email=address)
                with self.subTest(address=address):
                    self.assertIn(marks[name], Letter.objects.latest("pk").body)

    def test_and_no_letter_holds_a_word_that_a_stranger_typed(self):
        for number, address in enumerate(self.addresses):
            client = Client(REMOTE_ADDR=f"192.0.2.{number}")
            ask(client, email=address, given_name="Click", family_name="evil.example")
        for letter in Letter.objects.all():
            self.assertNotIn("evil", letter.subject + letter.body)
            self.assertNotIn("Click", letter.subject + letter.body)

    def test_while_who_is_signed_in_may_ask_for_the_own_address(self):
        user = User.objects.get(email="account@customs.example")
        self.client.force_login(user)
        ask(self.client, email=user.email)
        self.assertIn("/prove/", Letter.objects.get().body)


class MailboxTests(TestCase):
    def test_gets_one_letter_a_day(self):
        make_user(email="account@customs.example")
        for address in ["nobody@customs.example", "account@customs.example"]:
            Letter.objects.all().delete()
            for number in range(3):
                ask(Client(REMOTE_ADDR=f"192.0.2.{number}"), email=address.title())
            with self.subTest(address=address):
                self.assertEqual(Letter.objects.count(), 1)

    def test_gets_another_one_the_day_after_whatever_was_asked_meanwhile(self):
        ask(self.client)
        later(hours=23)
        ask(self.client)
        later(hours=2)
        ask(self.client)
        self.assertEqual(Letter.objects.count(), 2)

    def test_cannot_be_flooded_from_many_places(self):
        for number in range(8):
            ask(Client(REMOTE_ADDR=f"192.0.2.{number}"), email="ana@customs.example")
            later(days=2)
        self.assertEqual(Letter.objects.count(), 3)

    def test_place_that_asks_too_often_waits_and_loses_nothing(self):
        for number in range(10):
            self.assertEqual(ask(self.client, email=f"a{number}@customs.example").status_code, 302)
        page = ask(self.client)
        self.assertContains(page, "Try again in", status_code=429)
        self.assertContains(page, "Lopez", status_code=429)
        self.assertAlmostEqual(int(page["Retry-After"]), 3600, delta=20)
        self.assertEqual(Letter.objects.count(), 10)
        forged = self.client.post(CHECK, HTTP_X_FORWARDED_FOR="192.0.2.9")
        self.assertEqual(forged.status_code, 429)
        self.assertEqual(self.client.post(CHECK, REMOTE_ADDR="192.0.2.9").status_code, 302)
