"""The HTML of every type of page, read by a strict parser."""

from itertools import pairwise

import html5lib
from django.test import TestCase

from tests.browser import archive
from tests.browser.case import LANGUAGES, rows_of_archive
from tests.cases import kept_between_requests
from tests.rows import put_back


class MarkupTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        put_back(rows_of_archive())

    @kept_between_requests()
    def test_is_html_without_an_error(self):
        for language in LANGUAGES:
            for name, path in archive.PAGES.items():
                with self.subTest(name, language=language):
                    html = self.client.get(f"/{language}/{path}").content.decode()
                    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
                    document = parser.parse(html)
                    self.assertEqual(parser.errors, [])
                    self.check_names(document)
                    self.check_headings(document)

    def check_names(self, document) -> None:
        """Ids are unique, and what refers to an id finds it."""
        ids = [element.get("id") for element in document.iter() if element.get("id")]
        self.assertEqual(len(ids), len(set(ids)), ids)
        for name in ["for", "aria-labelledby", "aria-describedby", "popovertarget"]:
            used = {element.get(name) for element in document.iter() if element.get(name)}
            self.assertEqual(used - set(ids), set(), name)

    def check_headings(self, document) -> None:
        """One h1, and no level left out on the way down."""
        levels = [int(e.tag[1]) for e in document.iter() if e.tag in {"h1", "h2", "h3", "h4"}]
        self.assertEqual(levels.count(1), 1)
        body = levels[levels.index(1) :]
        steps = [after - before for before, after in pairwise(body)]
        self.assertLessEqual(max(steps), 1)
