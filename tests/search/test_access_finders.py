"""The finders of the kinds and all other lists: what they answer somebody who asks for words."""

from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches

from tests.access_table import FINDERS, address
from tests.cases import kept_between_requests
from tests.search.doors import answer, of_finders, of_lists, without_what_is_hidden
from tests.search.hidden import HIDDEN, ROLES, WORD, may_see, titles
from tests.search.hidden_rows import HushCase


class DoorCase(HushCase):
    def answers(self, role, places):
        self.sign_in(role)
        return {place: answer(self.client, place) for place in places}

    def assert_answers(self, role, places, answers):
        """Nothing is shown that this role may not see, and nothing would be different without."""
        may = may_see(role)
        for place, (_status, _headers, body) in answers.items():
            with self.subTest(role, place=place):
                shown = set(WORD.findall(body)) - may
                self.assertEqual([HIDDEN[word] for word in shown], [])
        reader = self.users.get(role, AnonymousUser())
        with without_what_is_hidden(reader):
            for cache in caches.all():
                cache.clear()
            without = self.answers(role, places)
        for cache in caches.all():
            cache.clear()
        for place in places:
            with self.subTest(role, place=place):
                self.assertEqual(answers[place], without[place])


class FinderTests(DoorCase):
    @kept_between_requests()
    def test_show_each_role_what_it_may_read_and_nothing_of_the_rest(self):
        places = [*of_finders(), *of_lists()]
        # Each asks after all others, and before them.
        answers = {role: self.answers(role, places) for role in ROLES}
        for role in ROLES:
            self.assertEqual(self.answers(role, of_finders(formats=["", "json"])).items()
                             - answers[role].items(), set())  # fmt: skip
        for role in ROLES:
            self.assert_finds(role, answers[role])
            self.assert_answers(role, places, answers[role])

    def assert_finds(self, role, answers):
        for folder in FINDERS:
            expected = titles(role, folder)
            for ending in ["", "json", "csv", "atom"]:
                place = address(folder, f"feed.{ending}?q=hushword" if ending else "?q=hushword")
                with self.subTest(role, place=place):
                    shown = set(WORD.findall(answers[place][2]))
                    self.assertEqual(expected - shown, set())
