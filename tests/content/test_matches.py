"""What holds words: all of it, or the newest; rights come before every limit."""

import re
from datetime import date, timedelta
from unittest import mock

from django.contrib.auth.models import AnonymousUser, Group
from django.test import SimpleTestCase, TestCase
from django.utils import timezone

from content import look_up
from content.look_up import LookUp
from content.matches import are_held, matches
from content.models import Entry, Version
from content.models.attachment import FileAccess
from content.spans import Spans
from library.models import DocumentFile, FilePage
from newsroom.models import News
from tests.factories import make_file, make_news, make_topic, make_user, moment
from textsearch.queries import understand
from textsearch.vectors import lexeme

TODAY = date(2026, 11, 22)
NOBODY = AnonymousUser()
COMMON = "customs"


def found(words, user=NOBODY, facts=(), entries=None):
    entries = Entry.objects.visible_to(user) if entries is None else entries
    return matches(understand(words), entries, user, facts)


def slugs(words, *args, **kwargs):
    """The entries found, each once, the newest first."""
    rows = found(words, *args, **kwargs).rows
    names = dict(Entry.objects.values_list("pk", "slug"))
    return list(dict.fromkeys(names[m.entry] for m in sorted(rows, key=lambda m: m.published_at)))[
        ::-1
    ]


def make_text(file, words, number=1):
    """A page of a file that says so."""
    page = FilePage(file=file, language=file.language, number=number, text=words)
    page.save()
    return page


def few_are_many(most=3):
    """Words that more than so many entries hold are common."""
    return mock.patch.multiple(look_up, MOST_FOUND=most, MOST_ROWS=2 * most)


def all_are_common():
    """The statistics say that every word stands everywhere."""
    return mock.patch.object(look_up.LookUp, "expected", return_value=10_000_000)


class MatchesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.old = make_news(
            {"en": "Palau joins", "fr": "Les Palaos"}, published_at=moment("2003-05-01 10:00")
        )
        cls.new = make_news({"en": "News"}, words={"body": "<p>Of Palau.</p>"})
        cls.attachment = make_file(cls.old, "en")
        cls.file = DocumentFile.objects.get(document=cls.attachment.document)
        cls.page = make_text(cls.file, "Anchovies in Palau", number=7)

    def test_finds_texts_and_pages(self):
        text = Version.objects.get(entry=self.old, language="en")
        with self.assertNumQueries(2):  # how many are expected, those that there are
            rows = found("palau").rows
        self.assertCountEqual(
            [(m.entry, m.attachment, m.source, m.language) for m in rows],
            [
                (self.old.pk, None, text.pk, "en"),
                (self.new.pk, None, self.new.versions.get().pk, "en"),
                (self.old.pk, self.attachment.pk, self.page.pk, "en"),
            ],
        )
        moments = {m.published_at for m in rows if m.entry == self.old.pk}
        self.assertEqual(moments, {self.old.published_at.timestamp()})

    def test_ranks_titles_first(self):
        ranks = {(m.entry, bool(m.attachment)): m.rank for m in found("palau").rows}
        self.assertGreater(ranks[self.old.pk, False], ranks[self.new.pk, False])

    def test_finds_nothing_for_no_words(self):
        with self.assertNumQueries(0):
            self.assertEqual(found("").rows, [])
            self.assertEqual(are_held([understand("")], Entry.objects.all(), NOBODY), [False])
            self.assertEqual(found("palau", entries=Entry.objects.none()).rows, [])

    def test_says_whether_anything_holds_words(self):
        entries = Entry.objects.visible_to(NOBODY)
        queries = [understand(words) for words in ["tomatoes", "", "anchovies"]]
        with self.assertNumQueries(1):
            self.assertEqual(are_held(queries, entries, NOBODY), [False, False, True])
        others = entries.exclude(pk=self.old.pk)
        self.assertEqual(are_held(queries, others, NOBODY), [False, False, False])

    def test_finds_entries_of_a_kind_only(self):
        make_topic("Palau")
        self.assertEqual(len(slugs("palau")), 3)
        self.assertEqual(len(slugs("palau", entries=News.objects.visible_to(NOBODY))), 2)

    def test_leaves_out_what_is_not_there_for_readers(self):
        for name, value in [("is_current", False), ("scan", "waiting")]:
            with self.subTest(name):
                columns = {"is_current": False, name: value}
                DocumentFile.objects.filter(pk=self.file.pk).update(**columns)
                self.assertEqual(slugs("anchovies"), [])

    def test_leaves_out_the_future(self):
        make_news({"en": "Anchovies tomorrow"}, published_at=timezone.now() + timedelta(days=1))
        self.assertEqual(slugs("anchovies"), [self.old.slug])


class CommonWordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        days = ["1955-03-01", "1999-12-31", "2003-05-01", "2019-06-01", "2019-07-01", "2024-02-02"]
        cls.origin = make_topic("Origin")
        for day in days:
            topics = [cls.origin] if day.startswith("2019") else []
            published_at = moment(f"{day} 10:00")
            make_news({"en": "Customs"}, slug=day, published_at=published_at, topics=topics)
        for days_ago in [0, 40, 100, 400]:
            published_at = timezone.now() - timedelta(days=days_ago)
            make_news({"en": "Customs"}, slug=f"{days_ago}-days", published_at=published_at)
        make_news({"en": "Customs"}, published_at=timezone.now() + timedelta(days=20_000))
        cls.newest_first = ["0-days", "40-days", "100-days", "400-days", *reversed(days)]

    def test_finds_all_that_is_not_much(self):
        self.assertEqual(slugs(COMMON), self.newest_first)
        self.assertTrue(found(COMMON).is_complete)

    def test_finds_the_newest_of_much(self):
        with few_are_many():
            newest = slugs(COMMON)
            self.assertFalse(found(COMMON).is_complete)
        self.assertGreaterEqual(len(newest), 4)
        self.assertEqual(newest, self.newest_first[: len(newest)])

    def test_finds_all_where_statistics_are_wrong(self):
        with all_are_common():
            self.assertEqual(slugs(COMMON), self.newest_first)
            self.assertTrue(found(COMMON).is_complete)

    def test_stops_where_it_has_enough(self):
        for _ in range(4):
            make_news({"en": "Customs"})
        with few_are_many(), all_are_common(), self.assertNumQueries(1):
            found(COMMON)

    def test_asks_for_all_at_most_once(self):
        few = mock.patch.object(LookUp, "few", autospec=True, side_effect=LookUp.few)
        with mock.patch.multiple(look_up, MOST_ROWS=5, MOST_FOUND=40), few as asked:
            self.assertFalse(found(COMMON).is_complete)
        asked.assert_called_once()

    def test_narrows_by_facts(self):
        facts = [lexeme("y=2019"), lexeme(f"t={self.origin.pk}")]
        self.assertEqual(slugs(COMMON, facts=facts), ["2019-07-01", "2019-06-01"])
        with all_are_common():
            self.assertEqual(slugs(COMMON, facts=facts), ["2019-07-01", "2019-06-01"])

    def test_ranks_the_newest(self):
        with all_are_common(), mock.patch.object(look_up, "MOST_RANKED", 2):
            rows = sorted(found(COMMON).rows, key=lambda m: m.published_at, reverse=True)
        # Two of the newest span; of later spans as many.
        self.assertGreater(rows[0].rank, 0)
        self.assertEqual(rows[0].rank, max(m.rank for m in rows))


class RightsTests(TestCase):
    """What a reader may not read takes no place away from what they may."""

    @classmethod
    def setUpTestData(cls):
        cls.public = make_news({"en": "Customs"}, published_at=moment("2001-05-01 10:00"))
        now = timezone.now()
        for n in range(9):
            access = "groups" if n % 3 else "registered"
            published_at = now - timedelta(days=n)
            entry = make_news({"en": "Customs"}, access=access, published_at=published_at)
            if access == "groups":
                entry.groups.set([Group.objects.get_or_create(name="Members")[0]])
        cls.reader = make_user()

    def test_come_before_limits(self):
        with few_are_many(1):
            self.assertEqual(slugs(COMMON), [self.public.slug])
            self.assertIn(self.public.slug, slugs(COMMON, self.reader, [lexeme("y=2001")]))
        with few_are_many(5):
            self.assertIn(self.public.slug, slugs(COMMON, self.reader))
            self.assertEqual(len(slugs(COMMON, self.reader)), 4)

    def test_are_not_taken_from_facts(self):
        Version.objects.update(facts=["a=public", "k=newsroom.news"])
        for common in [few_are_many(1), all_are_common()]:
            with common:
                self.assertEqual(slugs(COMMON), [self.public.slug])

    def test_of_files_are_their_own(self):
        attachment = make_file(self.public, access=FileAccess.REGISTERED)
        page = make_text(attachment.document.files.get(), "Anchovies")
        FilePage.objects.filter(pk=page.pk).update(facts=["a=public"])
        for common in [few_are_many(50), all_are_common()]:
            with common:
                self.assertEqual(slugs("anchovies"), [])
                self.assertEqual(slugs("anchovies", self.reader), [self.public.slug])


class SpansTests(SimpleTestCase):
    def test_are_months_and_whole_years(self):
        spans = Spans(date(2026, 5, 10))
        self.assertEqual(spans.next(1), "('m=202605')")
        self.assertEqual(spans.next(3), "('m=202604' | 'm=202603' | 'm=202602')")
        self.assertEqual(spans.next(13), "('m=202601' | 'y=2025')")
        self.assertEqual(spans.next(14), "('y=2024' | 'm=202312' | 'm=202311')")
        self.assertFalse(spans.is_over)

    def test_begin_with_this_year_where_they_are_long(self):
        self.assertEqual(Spans(date(2026, 5, 10)).next(6), "('y=2026' | 'm=202512')")

    def test_hold_each_month_once_and_then_the_rest(self):
        for months in [1, 5, 13, 100, 10_000]:
            with self.subTest(months=months):
                spans, told = Spans(date(2026, 2, 10)), []
                while not spans.is_over:
                    told.append(spans.next(months))
                *every, rest = told
                self.assertEqual(
                    [month for month in months_of(every) if month <= "202602"],
                    [
                        f"{year}{month:02}"
                        for year in range(2026, 1966, -1)
                        for month in range(12, 0, -1)
                        if (year, month) <= (2026, 2)
                    ],
                )
                self.assertEqual(re.findall(r"y=(\d+)", rest), [*map(str, range(2026, 1966, -1))])
                self.assertEqual(rest[:2], "!(")


def months_of(spans):
    """All months that the spans hold."""
    found = []
    for fact in re.findall(r"[ym]=\d+", " ".join(spans)):
        year = fact[2:6]
        found += [f"{year}{n:02}" for n in range(12, 0, -1)] if fact[0] == "y" else [fact[2:]]
    return found
