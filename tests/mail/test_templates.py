"""Every letter of the portal, in every language, in both its parts."""

import re
from datetime import date

from django.conf import settings
from django.test import TestCase, override_settings

from mail.html import blocks
from mail.letters import compose
from mail.wording import FOOT

FOLDER = settings.BASE_DIR / "templates" / "letters"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
SITE = "https://portal.example"
NAME = "Léa O'Hara & <Sons>\nBcc: all@b.example https://evil.example/"


def context_of(template):
    """A value for every name in a template: addresses, numbers and a name that does harm."""
    words = dict.fromkeys(re.findall(r"{[{%][^}]*?(\w+)(?:\|[^}]*)? ?[}%]}", template), NAME)
    words |= dict.fromkeys(re.findall(r"{{ site_url }}{{ (\w+) }}", template), "/x/?a=1&b=2")
    words |= {name: 2 for _label, name in re.findall(r"count (\w+)=(\w+)", template)}
    words |= {name: date(2026, 12, 4) for name in re.findall(r"(\w+)\|day", template)}
    words |= {name: [NAME, NAME] for name in re.findall(r"in (\w+) %}", template)}
    return words


@override_settings(SITE_URL=SITE)
class TemplateTests(TestCase):
    def test_every_letter_in_every_language(self):
        self.assertGreater(len(NAMES), 15)
        for name in NAMES:
            template = (FOLDER / f"{name}.txt").read_text()
            for language, _label in settings.LANGUAGES:
                with self.subTest(letter=name, language=language):
                    letter = compose(
                        name, to="a@b.example", language=language, context=context_of(template)
                    )
                    self.check(letter)

    def check(self, letter):
        self.assertTrue(letter.subject)
        self.assertLess(len(letter.subject), 200)
        text, mark, _foot = letter.body.rpartition(f"\n{FOOT}\n")
        self.assertTrue(text.strip() and mark)
        for bad in ["&amp;", "&#x27;", "&lt;", "{{", "\n\n\n", "evil", "\nBcc"]:
            self.assertNotIn(bad, letter.subject + letter.body)
        # What leads somewhere stands alone on its line.
        lines = [line for block in blocks(text) for line in block.lines]
        alone = sum(len(line) == 1 and bool(line[0].url) for line in lines)
        self.assertEqual(alone, text.count(SITE))
        html = letter.message().alternatives[0][0]
        self.assertNotIn("<Sons>", html)
        self.assertIn("</html>", html)
