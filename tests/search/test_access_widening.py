"""Help for words that nothing holds, best bets, misses: the hidden is what nobody ever wrote."""

from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser

from search.models import BestBet, Miss
from tests.access_table import FEEDS
from tests.cases import kept_between_requests
from tests.search.door_case import DoorCase, words_in
from tests.search.doors import without_what_is_hidden
from tests.search.hidden import HIDDEN, word_of
from textsearch.models import Word

# The first is open to members.
WORDS = [
    word_of("news", "groups", "title"), word_of("paper", "for participants", "file text"),
    word_of("tools", "participants", "title"),
]  # fmt: skip
QUESTIONS = [
    "{word}", "{mistyped}", "{begun}", "{halves}",
    # Among words that everybody finds, of which some are left out.
    "carrier {word}", "{word} plain carrier", "carrier {mistyped}", "{begun} carrier",
    "carrier {word} {begun}x", "hushword -{word}",
    # Side by side nobody wrote them, apart they stand in what is hidden.
    '"hushword {word}"', '"carrier {word}"', "hushword {mistyped}", "hushword {begun}",
]  # fmt: skip


def asked(word: str) -> list[str]:
    """The questions with this word, and with what somebody types who means it."""
    typed = {
        "word": word, "mistyped": f"{word[:8]}x{word[9:]}", "begun": word[:9],
        "halves": f"{word[:6]} {word[6:]}",
    }  # fmt: skip
    return [question.format(**typed) for question in QUESTIONS]


def is_helped(words: str) -> bool:
    """Whether all that is asked for stands in the same text, but for slips."""
    return "carrier" not in words and "-" not in words


def address(words: str, page: str = "") -> str:
    return f"/en/search/{page}?{urlencode({'q': words})}"


class WideningAccessTests(DoorCase):
    """Every word is in the list of words, as if all had been public when they were counted."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        Word.objects.bulk_create(
            Word(language="en", word=word, folded=word, texts=1) for word in WORDS
        )

    def test_begins_with_words_that_somebody_finds(self):
        self.sign_in("member")
        for words in filter(is_helped, asked(WORDS[0])):
            with self.subTest(words):
                page = self.client.get(address(words))
                found = {
                    word for hit in page.context["finder"].hits for word in words_in(hit.title)
                }
                self.assertIn(WORDS[0], found)

    @kept_between_requests()
    def test_nothing_tells_of_what_is_hidden(self):
        questions = [words for word in WORDS for words in asked(word)]
        places = [address(words) for words in questions]
        places += [address(words, "suggestions/") for words in questions if " " not in words]
        places += [address(word, f"feed.{ending}") for word in WORDS for ending in FEEDS]
        for role in ["member", "anonymous"]:
            told, missed = self.told(role, places)
            self.assert_shows_nothing_hidden(role, told)
            with without_what_is_hidden(self.users.get(role, AnonymousUser())):
                plainly, plainly_missed = self.told(role, places)
            for place, one in told.items():
                with self.subTest(role, place=place):
                    self.assertEqual(one, plainly[place])
            self.assertEqual(missed, plainly_missed)
            self.assertGreater(len(missed), 5)

    def told(self, role, places):
        """The answers, and what was counted as asked in vain."""
        self.forget()
        Miss.objects.all().delete()
        answers = self.answers(role, places)
        return answers, sorted(Miss.objects.values_list("day", "language", "words", "number"))


class BestBetAccessTests(DoorCase):
    """Each entry of the table is pinned to the same words."""

    def setUp(self):
        super().setUp()
        # What most may not read stands first.
        BestBet.objects.filter(entry__access="public").update(position=9)

    @kept_between_requests()
    def test_are_shown_where_they_may_be_read_as_if_no_others_were_pinned(self):
        places = [address("hushpinned", page) for page in ["", *(f"feed.{e}" for e in FEEDS)]]
        places += [address("hushpinned", "suggestions/"), "/fr/search/?q=hushpinned"]
        for role in ["superuser", "member", "participant", "registered", "anonymous"]:
            answers = self.answers(role, places)
            self.assert_shows_nothing_hidden(role, answers)
            self.assert_same_without(role, answers)
            with self.subTest(role):
                shown = words_in(answers[places[0]][2])
                self.assertEqual({HIDDEN[word].place for word in shown} & {"title"}, {"title"})
