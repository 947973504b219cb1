"""How staff see letters fare."""

from django.test import TestCase

from content.roles import ADMINISTRATOR, PUBLISHER
from mail import letters
from mail.models import Letter, State
from tests.factories import make_user


class LetterAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.letter = letters.write(to="a@b.example", subject="A link", body="secret link")
        Letter.objects.update(state=State.GIVEN_UP, error="OSError: refused", tries=40)

    def sign_in(self, role):
        self.client.force_login(make_user(role))

    def test_shows_how_each_fares_and_not_what_it_says(self):
        self.sign_in(ADMINISTRATOR)
        for address in ["/admin/mail/letter/", f"/admin/mail/letter/{self.letter.pk}/change/"]:
            page = self.client.get(address)
            for words in ["A link", "Given up", "OSError: refused", "a@b.example"]:
                self.assertContains(page, words)
            self.assertNotContains(page, "secret link")

    def test_tries_again(self):
        self.sign_in(ADMINISTRATOR)
        data = {"action": "send_again", "_selected_action": [self.letter.pk]}
        page = self.client.post("/admin/mail/letter/", data, follow=True)
        self.assertContains(page, "1 letter is tried again.")
        self.letter.refresh_from_db()
        self.assertEqual((self.letter.state, self.letter.tries), (State.WAITING, 0))

    def test_stands_on_the_desk_when_it_was_given_up(self):
        self.sign_in(ADMINISTRATOR)
        words, link = "Given up: 1", "/admin/mail/letter/?state__exact=given_up"
        page = self.client.get("/admin/")
        self.assertContains(page, words)
        self.assertContains(page, link)
        Letter.objects.update(state=State.WAITING)
        self.assertNotContains(self.client.get("/admin/"), link)
        Letter.objects.update(state=State.GIVEN_UP)
        self.sign_in(PUBLISHER)
        self.assertNotContains(self.client.get("/admin/"), link)

    def test_is_for_administrators(self):
        self.sign_in(PUBLISHER)
        self.assertEqual(self.client.get("/admin/mail/letter/").status_code, 403)

    def test_lets_nobody_write_change_or_delete(self):
        self.sign_in(ADMINISTRATOR)
        change = f"/admin/mail/letter/{self.letter.pk}"
        self.assertEqual(self.client.get("/admin/mail/letter/add/").status_code, 403)
        self.assertEqual(self.client.get(f"{change}/delete/").status_code, 403)
        self.assertEqual(self.client.post(f"{change}/change/", {"to": "x@y.z"}).status_code, 403)
