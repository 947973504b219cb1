"""What the tests of doors do: ask as a role, and compare with a site without what is hidden."""

from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches

from tests.search.doors import answer, without_what_is_hidden
from tests.search.hidden import HIDDEN, WORD, may_see
from tests.search.hidden_rows import HushCase


def words_in(text):
    """The words of the table in a text."""
    return set(WORD.findall(text))


class DoorCase(HushCase):
    def answers(self, role, places):
        """Status, headers and body by address, as that role gets them."""
        self.sign_in(role)
        return {place: answer(self.client, place) for place in places}

    def assert_shows_nothing_hidden(self, role, answers):
        """No word that the role may not see, but for what it typed."""
        may = may_see(role)
        for place, (_status, _headers, body) in answers.items():
            with self.subTest(role, place=place):
                hidden = words_in(body) - may - words_in(place)
                self.assertEqual([HIDDEN.get(word, word) for word in hidden], [])

    def assert_same_without(self, role, answers):
        """Every answer is that of a site which never had what the role may not read."""
        self.forget()
        with without_what_is_hidden(self.users.get(role, AnonymousUser())):
            without = self.answers(role, answers)
        self.forget()
        for place, told in answers.items():
            with self.subTest(role, place=place):
                self.assertEqual(told, without[place])

    def forget(self):
        for cache in caches.all():
            cache.clear()
