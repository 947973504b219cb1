"""A letter in its two parts: what programs of other people make of it."""

import re
from email import message_from_bytes, policy

from django.test import TestCase, override_settings
from django.utils import translation

from mail import letters
from mail.html import html_of
from tests.mail.test_wording import engine

TEXT = """\
Dear Léa & Co <b>,

You asked for access. Write within two days:
https://portal.example/en/account/a?b=1&c=2

> First https://portal.example/en/
> <script>alert(1)</script>

Read https://portal.example/en/terms/, then https://evil.example/x and www.evil.example.

--
Why you got this.
https://portal.example/en/
"""


def parsed(letter):
    """The letter as a mail program reads it."""
    return message_from_bytes(letter.message().message().as_bytes(), policy=policy.default)


@override_settings(SITE_URL="https://portal.example", LANGUAGE_CODE="en")
class LetterAsHtmlTests(TestCase):
    def html(self, text=TEXT, language="en"):
        return html_of("A <subject>", text, language)

    def test_says_the_same_words_and_escapes_them(self):
        html = self.html()
        self.assertNotIn("<script", html)
        self.assertNotIn("<b>,", html)
        for words in [
            "<title>A &lt;subject&gt;</title>", "Dear Léa &amp; Co &lt;b&gt;,",
            "Why you got this.", "You asked for access. Write within two days:",
        ]:  # fmt: skip
            self.assertIn(words, html)

    def test_makes_a_button_of_a_link_alone_with_its_address_below(self):
        address = "https://portal.example/en/account/a?b=1&amp;c=2"
        html = self.html()
        self.assertRegex(html, rf'<a href="{re.escape(address)}" style="[^"]*">Open the page</a>')
        self.assertIn(f'<a href="{address}" dir="ltr">{address}</a>', html)

    def test_leads_to_the_portal_only_and_from_no_quotation(self):
        links = set(re.findall(r'href="([^"]*)"', self.html()))
        self.assertEqual(
            links,
            {
                "https://portal.example/en/account/a?b=1&amp;c=2",
                "https://portal.example/en/terms/",
                "https://portal.example/en/",
            },
        )
        quotation = self.html().partition("<blockquote")[2].partition("</blockquote>")[0]
        self.assertIn("First https://portal.example/en/<br>&lt;script&gt;", quotation)
        self.assertNotIn("<a ", quotation)
        self.assertIn("https://evil.example/x", self.html())

    def test_is_read_in_the_direction_of_its_language(self):
        self.assertIn('<html lang="en" dir="ltr">', self.html())
        self.assertIn('<html lang="ar" dir="rtl">', self.html(language="ar"))
        self.assertIn('<html lang="zh-hans" dir="ltr">', self.html(language="zh-hans"))

    def test_loads_nothing(self):
        for word in ["src=", "url(", "<link", "<img", "<style", "<script", "@import"]:
            self.assertNotIn(word, self.html())

    def test_takes_no_long_time_over_a_long_text(self):
        self.assertIn("</html>", self.html("x" * 500_000 + " www." * 50_000))


@override_settings(
    SITE_URL="https://portal.example",
    TEMPLATES=[
        *engine(w="{{ subject }}\n\n{{ words }}\n\n{{ site_url }}/{{ path }}"),
    ],
)
class EngineTests(TestCase):
    def test_says_in_the_language_of_the_letter_where_it_comes_from(self):
        with translation.override("fr"):
            letter = letters.compose("w", to="a@b.example", language="ar", context={"path": "x"})
        self.assertEqual(letter.language, "ar")
        self.assertTrue(letter.body.endswith("\nhttps://portal.example/ar/\n"))


@override_settings(SITE_URL="https://portal.example")
class MessageTests(TestCase):
    WORDS = {
        "en": "A question of O'Hara & Sons",
        "ar": "طلب الوصول إلى بوابة المنظمة العالمية للجمارك" * 3,
        "zh-hans": "访问请求已获批准" * 12,
        "ru": "Ваш запрос на доступ одобрен",
    }

    def test_has_two_parts_that_every_program_can_read(self):
        for language, words in self.WORDS.items():
            with self.subTest(language=language), translation.override(language):
                letter = letters.write(to="a@b.example", subject=words[:90], body=f"{words}\n")
                message = parsed(letter)
                self.assertEqual(message.get_content_type(), "multipart/alternative")
                text, html = message.iter_parts()
                # Python leaves the space of a header that begins on its second line.
                self.assertEqual(message["Subject"].strip(), words[:90].strip())
                self.assertEqual(text.get_content().strip(), words)
                self.assertEqual(text.get_content_type(), "text/plain")
                self.assertEqual(html.get_content_type(), "text/html")
                self.assertIn(
                    words.replace("&", "&amp;").replace("'", "&#x27;"), html.get_content()
                )
                self.assertEqual(html.get_content_charset(), "utf-8")
                self.assertFalse([*message.defects, *text.defects, *html.defects])

    def test_says_that_it_was_written_by_a_program_and_in_which_language(self):
        with translation.override("ar"):
            message = parsed(letters.write(to="a@b.example", subject="A", body="B"))
        self.assertEqual(message["Content-Language"], "ar")
        self.assertEqual(message["Auto-Submitted"], "auto-generated")
        self.assertRegex(message["Message-ID"], r"^<letter-\d+-\d{8}T\d{6}@portal\.example>$")

    def test_has_no_line_that_a_server_may_refuse(self):
        letter = letters.write(to="a@b.example", subject="x" * 300, body="م" * 5000 + "\n.\nEnd\n")
        source = letter.message().message().as_bytes(linesep="\r\n")
        self.assertLess(max(map(len, source.split(b"\r\n"))), 998)
        text, _html = parsed(letter).iter_parts()
        self.assertEqual(text.get_content().strip(), "م" * 5000 + "\n.\nEnd")
