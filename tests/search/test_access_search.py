"""The search page, its feeds and its suggestions: what they answer each role."""

from tests.access_table import FEEDS
from tests.cases import kept_between_requests
from tests.search.door_case import DoorCase, words_in
from tests.search.doors import of_places, of_questions, of_search, of_suggestions
from tests.search.hidden import HIDDEN, KINDS, PAGELESS, ROLES, titles

COMPARED = ["member", "participant", "anonymous"]


class SearchAccessTests(DoorCase):
    @kept_between_requests()
    def test_each_role_finds_what_it_may_read_and_nothing_of_the_rest(self):
        answers = {}
        for role in ROLES:
            places = [*of_search(["", *(FEEDS if role in COMPARED else ["json"])])]
            places += of_places().values()
            answers[role] = self.answers(role, places)
            self.assert_shows_nothing_hidden(role, answers[role])
            self.assert_finds(role, answers[role])
        again = self.answers("anonymous", answers["anonymous"])
        self.assertEqual(answers["anonymous"], again)
        for role in COMPARED:
            self.assert_same_without(role, answers[role])

    def assert_finds(self, role, answers):
        every = set().union(*(titles(role, kind) for kind in KINDS))
        # The Atom feed ends with the fiftieth.
        for ending in ["csv", "json"] if role in COMPARED else ["json"]:
            shown = words_in(answers[f"/en/search/feed.{ending}?q=hushword"][2])
            with self.subTest(role, feed=ending):
                self.assertEqual(every - shown, set())
        for place, door in of_places().items():
            rows = {w: row for w, row in HIDDEN.items() if row.place == place}
            may = {w for w, row in rows.items() if role in row.finders}
            may = {w for w in may if rows[w].kind not in PAGELESS}
            shown = words_in(answers[door][2])
            # The name of a file finds it, and is shown nowhere.
            if place != "file name":
                with self.subTest(role, place=place):
                    self.assertEqual(may - shown, set())

    @kept_between_requests()
    def test_no_question_tells_of_what_is_hidden(self):
        for role in ["member", "anonymous"]:
            answers = self.answers(role, of_questions())
            self.assert_shows_nothing_hidden(role, answers)
            self.assert_same_without(role, answers)

    @kept_between_requests()
    def test_no_suggestion_tells_of_what_is_hidden(self):
        for role in COMPARED:
            answers = self.answers(role, of_suggestions())
            self.assert_shows_nothing_hidden(role, answers)
            self.assert_same_without(role, answers)
