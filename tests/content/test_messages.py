"""The check of translations finds what is missing, fuzzy or wrong."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

from content.management.commands.check_messages import faults_of

FRENCH = Path("fr") / "LC_MESSAGES" / "django.po"
ENTRY = 'msgid "Odd: %(name)s"\nmsgstr "{words}"\n'


class FaultsTests(SimpleTestCase):
    def faults(self, addition):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "locale"
            shutil.copytree(settings.LOCALE_PATHS[0], place)
            with (place / FRENCH).open("a", encoding="utf-8") as file:
                file.write("\n" + addition)
            return list(faults_of(place))

    def test_the_catalogues_are_whole(self):
        self.assertEqual(self.faults(""), [])

    def test_names_what_is_missing_fuzzy_or_wrong(self):
        for addition in [
            ENTRY.format(words=""),
            "#, fuzzy\n" + ENTRY.format(words="Drôle : %(name)s"),
            "#, python-format\n" + ENTRY.format(words="Drôle : %(nom)s"),
        ]:
            with self.subTest(addition=addition):
                faults = self.faults(addition)
                self.assertTrue(faults)
                self.assertIn("Odd", faults[0])
