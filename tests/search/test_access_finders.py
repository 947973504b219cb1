"""The finders of the kinds and all other lists: what they answer somebody who asks for words."""

from tests.access_table import FEEDS, FINDERS, address
from tests.cases import kept_between_requests
from tests.search.door_case import DoorCase, words_in
from tests.search.doors import of_finders, of_lists
from tests.search.hidden import ROLES, titles

# What they may read differs most; the others get no feeds and tables here.
IN_FULL = ["member", "anonymous"]


class FinderAccessTests(DoorCase):
    @kept_between_requests()
    def test_show_each_role_what_it_may_read_and_nothing_of_the_rest(self):
        answers = {}
        for role in ROLES:
            formats = ["", *FEEDS] if role in IN_FULL else ["json"]
            places = of_finders(formats=formats) + (of_lists() if role in IN_FULL else [])
            answers[role] = self.answers(role, places)
            self.assert_shows_nothing_hidden(role, answers[role])
            self.assert_finds(role, answers[role], formats)
        # What the others asked meanwhile changes nothing.
        again = self.answers("anonymous", of_finders(formats=["", "json"]))
        self.assertEqual({place: answers["anonymous"][place] for place in again}, again)
        for role in IN_FULL:
            self.assert_same_without(role, answers[role])

    def assert_finds(self, role, answers, formats):
        for folder in FINDERS:
            expected = titles(role, folder)
            for ending in formats:
                place = address(folder, f"feed.{ending}?q=hushword" if ending else "?q=hushword")
                with self.subTest(role, place=place):
                    self.assertEqual(expected - words_in(answers[place][2]), set())
