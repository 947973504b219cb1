"""What is called exactly so is named to those who may read it."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase
from django.utils import timezone

from content.exact_names import CODE, OTHER, SYMBOL, TITLE, Named, exactly_named
from content.models import Access, Attachment, Entry, Synonym
from tests.factories import make_member, make_term, make_user
from tests.meeting_factories import make_meeting, make_working_document

VISITOR = AnonymousUser()


class ExactlyNamedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.term = make_term({"en": "Single window"}, slug="window", abbreviation="SW")
        Synonym.objects.create(entry=cls.term, language="en", words="One stop")
        cls.member = make_member({"en": "Palau"}, slug="palau", iso_alpha2="PW",
                                 iso_alpha3="PLW", joined_on="2024-02-22")  # fmt: skip
        cls.paper = make_working_document(make_meeting(), "PTC/26/2")
        cls.reader = make_user()
        term, member = cls.term.pk, cls.member.pk
        cls.called = {
            "single WINDOW": {Named(term, None, TITLE)},
            "sw": {Named(term, None, OTHER)},
            "one  stop": {Named(term, None, OTHER)},
            "window": {Named(term, None, OTHER)},
            "plw": {Named(member, None, CODE)},
            "1st": {Named(member, None, CODE)},
            "ptc 26 2": {Named(cls.paper.entry_id, cls.paper.pk, SYMBOL)},
        }

    def test_names_it_in_one_statement(self):
        for words, named in self.called.items():
            with self.subTest(words), self.assertNumQueries(1):
                self.assertEqual(set(exactly_named(words, VISITOR)), named)

    def test_names_it_to_those_who_may_read_it(self):
        Entry.objects.update(access=Access.REGISTERED)
        for words, named in self.called.items():
            with self.subTest(words):
                self.assertEqual(exactly_named(words, VISITOR), [])
                self.assertEqual(set(exactly_named(words, self.reader)), named)
                self.assertEqual(exactly_named(words, VISITOR), [])

    def test_names_nothing_before_its_time(self):
        later = timezone.now() + timedelta(hours=1)
        Attachment.objects.update(shown_at=later)
        self.assertEqual(exactly_named("ptc 26 2", self.reader), [])
        Entry.objects.update(published_at=later)
        for words in self.called:
            with self.subTest(words):
                self.assertEqual(exactly_named(words, self.reader), [])

    def test_what_is_typed_is_only_compared(self):
        for words in ["100 %", "%s", "%(words)s", "'", '"; --', "\\", "x" * 201, " "]:
            with self.subTest(words):
                self.assertEqual(exactly_named(words, VISITOR), [])
