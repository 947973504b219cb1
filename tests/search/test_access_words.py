"""The word list, spelling help and what is kept of suggestions: words of the hidden stay hidden."""

from django.contrib.auth.models import AnonymousUser

from content.equivalents import groups
from content.models import Entry
from content.spelling import readable, repair
from search.counting import count_words
from search.models import Miss
from tests.search.door_case import DoorCase, words_in
from tests.search.doors import without_what_is_hidden
from tests.search.hidden import HIDDEN, ROLES, SEARCHED, word_of
from textsearch.models import Word

PUBLIC = "public, max-age=0, must-revalidate"
PERSONAL = "private, no-store"
SUGGESTIONS = "/en/search/suggestions/?q=hushw"


class WordListAccessTests(DoorCase):
    def test_holds_no_word_that_not_everybody_may_read(self):
        listed = set(Word.objects.values_list("word", flat=True)) & HIDDEN.keys()
        may = {word for word, row in HIDDEN.items() if "anonymous" in row.finders}
        self.assertEqual({HIDDEN[word] for word in listed - may}, set())
        self.assertGreater(len(listed), 50)

    def test_counts_as_if_the_hidden_were_not_there(self):
        words = set(Word.objects.values_list("language", "word", "texts"))
        with without_what_is_hidden(AnonymousUser()):
            count_words()
            self.assertEqual(set(Word.objects.values_list("language", "word", "texts")), words)

    def test_a_word_in_it_is_shown_to_those_only_who_may_read_it(self):
        # As if they had been public when the words were counted.
        rows = {word: HIDDEN[word] for word in sorted(HIDDEN)[::19]}
        for word in rows:
            Word.objects.get_or_create(
                language="en", word=word, defaults={"folded": word, "texts": 1}
            )
        for role in ROLES:
            reader = self.users.get(role, AnonymousUser())
            shown = readable(Word.objects.filter(word__in=rows), reader)
            found = set(Word.objects.filter(pk__in=shown).values_list("word", flat=True))
            may = {word for word, row in rows.items() if role in row.finders}
            with self.subTest(role):
                self.assertEqual({HIDDEN[word] for word in found - may}, set())
                self.assertEqual({HIDDEN[word] for word in may - found}, set())
        for row in [row for row in rows.values() if row.place in SEARCHED][::5]:
            for role in ["anonymous", "member"]:
                self.sign_in(role)
                reader = self.users.get(role, AnonymousUser())
                typed = f"{row.word[:8]}x{row.word[9:]}"
                may = role in row.finders
                with self.subTest(role, row=row):
                    self.assertEqual(row.word in repair(typed, reader, "en").values(), may)
                    told = self.client.get(f"/en/search/suggestions/?q={row.word[:9]}")
                    self.assertEqual(row.word in told.text, may)

    def test_other_names_of_what_is_hidden_mean_nothing(self):
        said = words_in(str(groups()))
        self.assertEqual({HIDDEN[word].state for word in said}, {"public"})

    def test_facts_are_lexemes_that_nobody_can_type(self):
        entry = Entry.objects.get(slug=word_of("news", "groups", "slug"))
        self.assertEqual(entry.access, "groups")
        for typed in ["'a=public'", "a=public", "hushword | 'a=groups'", "hushword' | 'k=document"]:
            for door in ["/en/search/feed.json", "/en/news/feed.json"]:
                with self.subTest(typed, door=door):
                    told = self.client.get(door, {"q": typed}).getvalue().decode()
                    may = {word for word, row in HIDDEN.items() if "anonymous" in row.readers}
                    self.assertEqual(words_in(told) - may, set())


class KeptSuggestionsTests(DoorCase):
    def test_are_personal_for_those_who_signed_in(self):
        for place in [SUGGESTIONS, "/en/search/?q=hushword", "/en/search/feed.json?q=hushword"]:
            self.sign_in("anonymous")
            told = self.client.get(place)
            with self.subTest(place):
                self.assertEqual(told["Cache-Control"], PUBLIC)
                self.assertIn("Cookie", told["Vary"])
                self.assertFalse(told.cookies)
                self.sign_in("member")
                own = self.client.get(place)
                self.assertEqual(own["Cache-Control"], PERSONAL)
                self.assertIn("Cookie", own["Vary"])
                self.assertNotEqual(own.get("ETag"), told["ETag"])

    def test_a_validator_of_another_reader_is_worth_nothing(self):
        for place in [SUGGESTIONS, "/en/search/?q=hushword", "/en/search/feed.json?q=hushword"]:
            self.sign_in("member")
            tags = [self.client.get(place).get("ETag", '"x"'), "*"]
            self.sign_in("anonymous")
            plain = self.client.get(place)
            for tag in tags:
                with self.subTest(place, tag=tag):
                    told = self.client.get(place, HTTP_IF_NONE_MATCH=tag)
                    self.assertEqual(told.status_code, 304 if tag == "*" else 200)
            length = self.client.head(place).get("Content-Length")
            self.assertIn(length, {None, str(len(plain.getvalue()))})


class MissTests(DoorCase):
    def test_what_somebody_may_not_read_is_missed_as_what_nobody_wrote(self):
        hidden, nothing = word_of("news", "groups", "title"), "hwnobodywrotethis"
        for word in [hidden, nothing]:
            self.client.get("/en/search/", {"q": word})
        rows = dict(Miss.objects.values_list("words", "number"))
        self.assertEqual(rows.get(hidden), rows.get(nothing))
