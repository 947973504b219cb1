"""docs/security.md names a test for each promise; each of them exists."""

import re
from importlib import import_module
from pathlib import Path
from unittest import TestCase as AnyTestCase

from django.test import SimpleTestCase

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "security.md"
ROW = re.compile(r"^\| (?P<promise>[A-D]\d\d|Mail: [\w ]+|What [\w ]+).*\| (?P<classes>.+) \|$")
NAMED = re.compile(r"`((?:\w+\.)*test_\w+)\.(\w+)`")
PROMISES = [
    *(f"A{number:02}" for number in range(1, 16)),
    *(f"B{number:02}" for number in range(1, 17)),
    *(f"C{number:02}" for number in range(6, 13)),
    *(f"D{number:02}" for number in [6, 7, 8, 9, 11]),
]


class SecurityDocumentTests(SimpleTestCase):
    def rows(self):
        """The promise and its classes, for each row of the table."""
        lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
        matches = [ROW.match(line) for line in lines]
        found = {match["promise"]: NAMED.findall(match["classes"]) for match in matches if match}
        return {promise: classes for promise, classes in found.items() if classes}

    def test_names_a_test_for_each_promise(self):
        self.assertEqual([name for name in PROMISES if name not in self.rows()], [])

    def test_names_tests_that_exist(self):
        for promise, classes in self.rows().items():
            for module, name in classes:
                with self.subTest(promise=promise, name=f"{module}.{name}"):
                    found = getattr(import_module(f"tests.{module}"), name, None)
                    self.assertTrue(isinstance(found, type) and issubclass(found, AnyTestCase))
                    tests = [test for test in dir(found) if test.startswith("test_")]
                    self.assertTrue(tests)
