"""The mailbox of developers: what was sent, whole, and links that can be followed."""

import shutil
import tempfile
from pathlib import Path

from django.test import TestCase, override_settings
from django.utils import translation

from mail import letters
from mail.mailbox import delivered
from mail.tasks import deliver

BODY = "Hello <b>,\n\nhttp://127.0.0.1:8000/en/account/x?a=1&b=2\n\n> Words\n"


class MailboxTests(TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        mailbox = {"EMAIL_BACKEND": "mail.mailbox.MailboxBackend", "MAILBOX": self.folder}
        self.enterContext(override_settings(**mailbox, SITE_URL="http://127.0.0.1:8000"))

    def send(self, subject="A letter", body=BODY):
        deliver(letter_pk=letters.write(to="a@b.example", subject=subject, body=body).pk)

    def test_lists_letters_newest_first(self):
        self.assertContains(self.client.get("/mailbox/"), "No letter has come yet.")
        self.send("First")
        self.send("<Second>")
        page = self.client.get("/mailbox/")
        self.assertContains(page, "a@b.example", count=2)
        self.assertContains(page, "&lt;Second&gt;")
        words = page.content.decode()
        self.assertLess(words.index("Second"), words.index("First"))
        self.assertIn("no-store", page["Cache-Control"])

    def test_opens_a_letter_whose_links_can_be_followed(self):
        self.send()
        (letter,) = delivered()
        page = self.client.get(f"/mailbox/{letter.name}/")
        self.assertContains(page, 'href="http://127.0.0.1:8000/en/account/x?a=1&amp;b=2"')
        self.assertContains(page, "Hello &lt;b&gt;")
        self.assertContains(page, f"/mailbox/{letter.name}/html/")

    def test_shows_the_html_where_it_can_do_nothing(self):
        with translation.override("ar"):
            self.send("مرحبا")
        (letter,) = delivered()
        self.assertEqual(letter.subject, "مرحبا")
        page = self.client.get(f"/mailbox/{letter.name}/html/")
        self.assertContains(page, '<html lang="ar" dir="rtl">')
        policy = page["Content-Security-Policy"]
        self.assertIn("default-src 'none'", policy)
        self.assertIn("sandbox", policy)
        self.assertNotIn("script", policy)

    def test_shows_the_source(self):
        self.send()
        page = self.client.get(f"/mailbox/{delivered()[0].name}/source/")
        self.assertEqual(page["Content-Type"], "text/plain; charset=utf-8")
        self.assertContains(page, "Message-ID: <letter-")

    def test_reads_no_other_file(self):
        (self.folder / "secret.eml").write_text("Subject: secret\n\n")
        for name in ["secret", "..", "x", "20260101T000000000000-00000000"]:
            with self.subTest(name=name):
                self.assertEqual(self.client.get(f"/mailbox/{name}/", follow=True).status_code, 404)
        self.assertNotContains(self.client.get("/mailbox/"), "secret")
