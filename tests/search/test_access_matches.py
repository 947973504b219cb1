"""What is found, by the engine alone: every place, state and kind, for every role."""

from django.contrib.auth.models import AnonymousUser

from content.matches import are_held, matches
from content.models import Attachment, Entry, Version
from library.models import FilePage, Scan
from tests.search.hidden import HIDDEN, ROLES, SEARCHED, WORD, hush
from tests.search.hidden_rows import HushCase
from textsearch.queries import Query, understand


def words_in(rows):
    return set(WORD.findall(" ".join(map(str, rows))))


class MatchesTests(HushCase):
    def reader(self, role):
        return self.users.get(role, AnonymousUser())

    def found(self, role, words):
        """All words of the texts and pages that the engine gives somebody."""
        reader = self.reader(role)
        rows = matches(understand(words), Entry.objects.visible_to(reader), reader).rows
        texts = Version.objects.filter(pk__in=[row.source for row in rows if not row.attachment])
        pages = FilePage.objects.filter(pk__in=[row.source for row in rows if row.attachment])
        return words_in(
            [*texts.values_list("title", "summary", "body"), *pages.values_list("title", "text")]
        )

    def test_the_table_says_what_the_rule_says(self):
        clean = {"document__files__is_current": True, "document__files__scan": Scan.CLEAN}
        for role in ROLES:
            reader = self.reader(role)
            entries = Entry.objects.visible_to(reader).values_list("slug")
            files = Attachment.objects.visible_to(reader).filter(**clean)
            slugs = files.values_list("document__slug")
            rules = {"slug": words_in(entries), "file address": words_in(slugs)}
            for place, allowed in rules.items():
                rows = {word: row for word, row in HIDDEN.items() if row.place == place}
                # Another revision of that file is the one that is opened.
                rows = {word: row for word, row in rows.items() if row.state != "earlier revision"}
                with self.subTest(role, place=place):
                    may = {word for word, row in rows.items() if role in row.readers}
                    self.assertEqual(allowed & rows.keys(), may)

    def test_every_word_is_found_by_those_who_may_read_it_and_by_nobody_else(self):
        for place in SEARCHED:
            rows = {word: row for word, row in HIDDEN.items() if row.place == place}
            for role in ROLES:
                with self.subTest(role, place=place):
                    found = self.found(role, hush(place))
                    may = {word for word, row in rows.items() if role in row.finders}
                    self.assertEqual(found & rows.keys(), may)
                    self.assertEqual({HIDDEN[w] for w in found if role not in HIDDEN[w].readers},
                                     set())  # fmt: skip

    def test_what_one_may_not_read_is_not_held_by_anything(self):
        for role in ROLES:
            reader = self.reader(role)
            hidden = [word for word, row in HIDDEN.items() if role not in row.finders]
            any_of_them = f"({' | '.join(hidden)})"
            query = Query("", (), {"en": any_of_them, "fr": any_of_them})
            with self.subTest(role):
                self.assertEqual(
                    are_held([query], Entry.objects.visible_to(reader), reader), [False]
                )
        entries = Entry.objects.visible_to(reader)
        self.assertEqual(are_held([understand("hushword")], entries, reader), [True])
