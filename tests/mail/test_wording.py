"""What people wrote never passes for what a letter of the portal says."""

from datetime import date

from django.test import TestCase, override_settings
from django.utils.translation import gettext_lazy

from mail.letters import compose
from mail.models import Letter
from mail.wording import ForeignLinkError, Quoted
from tests.factories import make_user

TEMPLATE = """\
Request of {{ name }}

Dear {{ name }},



{{ reason }}

{{ site_url }}/en/account/?a=1&b=2
"""


def engine(**templates):
    """The settings for letters of these templates: name and text."""
    loader = (
        "django.template.loaders.locmem.Loader",
        {f"{n}.txt": t for n, t in templates.items()},
    )
    backend = "django.template.backends.django.DjangoTemplates"
    options = {"autoescape": False, "loaders": [loader]}
    return [{"NAME": "letters", "BACKEND": backend, "OPTIONS": options}]


@override_settings(
    SITE_URL="https://portal.example",
    TEMPLATES=engine(request=TEMPLATE, foreign="A\n\nSee https://portal.example.evil.example/x"),
)
class WordingTests(TestCase):
    def compose(self, template="request", /, **context):
        return compose(template, to="a@b.example", language="en", context=context)

    def test_says_words_as_they_are(self):
        letter = self.compose(name="Léa O'Hara & <Sons>", reason=gettext_lazy("Yes"))
        self.assertEqual(letter.subject, "Request of Léa O'Hara & <Sons>")
        self.assertEqual(
            letter.body.partition("\n--\n")[0],
            "Dear Léa O'Hara & <Sons>,\n\nYes\n\nhttps://portal.example/en/account/?a=1&b=2\n",
        )

    def test_keeps_a_name_within_its_line(self):
        for end in ["\n", "\r\n", "\r", "\x85", "\u2028", "\x0b", "\0"]:
            with self.subTest(end=end):
                letter = self.compose(name=f"Léa{end}Bcc: all@b.example{end}{end}Pay us", reason="")
                self.assertEqual(letter.subject, "Request of Léa Bcc: all@b.example Pay us")
                self.assertEqual(len(letter.body.split("\n\n")), 3)

    def test_takes_links_out_of_words(self):
        for link in [
            "https://evil.example/a", "HTTP://evil.example", "www.evil.example",
            "https://portal.example@evil.example/", "https://portal.example.evil.example",
            "ftp://evil.example",
        ]:  # fmt: skip
            with self.subTest(link=link):
                letter = self.compose(name=f"Léa {link}", reason="")
                self.assertNotIn("evil", letter.subject + letter.body.partition("\n\n")[0])

    def test_marks_each_line_of_a_text_of_others(self):
        reason = "First\r\n\r\nDear Léa,\n\u2028sign in: https://evil.example/"
        letter = self.compose(name="Léa", reason=Quoted(reason))
        self.assertIn(
            "\n\n> First\n>\n> Dear Léa,\n>  sign in: https://evil.example/\n\n", letter.body
        )

    def test_leads_nowhere_else(self):
        with self.assertRaisesMessage(ForeignLinkError, "portal.example.evil.example"):
            self.compose("foreign")
        self.assertFalse(Letter.objects.exists())

    def test_takes_no_objects_whose_attributes_it_could_not_see(self):
        for value in [make_user(), [make_user()], {"user": make_user()}, b"bytes"]:
            with self.subTest(value=value), self.assertRaises(TypeError):
                self.compose(name=value, reason="")
        self.compose(name=["a", 1], reason={"on": date(2026, 1, 2), "none": None})
