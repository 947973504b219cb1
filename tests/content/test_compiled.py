"""Statements that are compiled once ask for the present moment and the rights of their reader."""

from datetime import timedelta
from unittest import mock

from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.test import TestCase
from django.utils import timezone, translation

from content.compiled import Asked, IsAmong, compiled_once
from content.models import Access, Entry, Version
from content.models.reading import type_of_reader
from tests.factories import make_news, make_user

VISITOR = AnonymousUser()


@compiled_once
def slugs(reader: type_of_reader) -> QuerySet:
    return Entry.objects.visible_to(reader).order_by("slug").values_list("slug", flat=True)


@compiled_once
def titled(reader: type_of_reader) -> QuerySet:
    texts = Version.objects.published().filter(title__iexact=Asked("words"))
    return texts.filter(entry__in=Entry.objects.visible_to(reader)).select_related("entry")


@compiled_once
def among(reader: type_of_reader, order: str) -> QuerySet:
    entries = Entry.objects.visible_to(reader).filter(IsAmong("pk", Asked("keys")))
    return entries.order_by(order).values_list("slug", flat=True)


def compilations():
    """Counts how often Django makes SQL."""
    return mock.patch.object(SQLCompiler, "as_sql", autospec=True, side_effect=SQLCompiler.as_sql)


class CompiledTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.one = make_news({"en": "One", "fr": "Une"}, slug="one")
        cls.two = make_news({"en": "Two"}, slug="two")

    def test_is_compiled_once_for_visitors_and_asks_for_other_values_each_time(self):
        self.assertEqual(
            [text.entry.slug for text in titled(words="one").rows_for(VISITOR)], ["one"]
        )
        with compilations() as made, self.assertNumQueries(3):
            for words, slug in [("TWO", "two"), ("une", "one"), ("ONE", "one")]:
                (text,) = titled(words=words).rows_for(VISITOR)
                self.assertEqual(text.entry.slug, slug)
        self.assertEqual(made.call_count, 0)

    def test_each_form_is_another_statement(self):
        keys = [self.one.pk, self.two.pk]
        for _ in range(2):
            self.assertEqual(among("slug", keys=keys).rows_for(VISITOR), ["one", "two"])
            self.assertEqual(among("-slug", keys=keys).rows_for(VISITOR), ["two", "one"])
            self.assertEqual(among("slug", keys=keys[1:]).rows_for(VISITOR), ["two"])
            self.assertEqual(among("slug", keys=[]).rows_for(VISITOR), [])

    def test_what_somebody_typed_is_never_part_of_the_sql(self):
        words = "' OR 'x'='x %s %(words)s"
        self.assertEqual(titled(words=words).rows_for(VISITOR), [])
        sql, values = titled(words=words).sql_for(VISITOR)
        self.assertNotIn("OR 'x'", sql)
        self.assertIn(words, values)

    def test_entries_appear_and_expire_between_two_questions(self):
        now = timezone.now()
        hour = timedelta(hours=1)
        Entry.objects.filter(pk=self.one.pk).update(expires_at=now + hour)
        Entry.objects.filter(pk=self.two.pk).update(published_at=now + 2 * hour)
        self.assertEqual(slugs().rows_for(VISITOR), ["one"])
        self.assertEqual(slugs().rows_for(VISITOR, now + hour), [])
        self.assertEqual(slugs().rows_for(VISITOR, now + 2 * hour), ["two"])
        with mock.patch("django.utils.timezone.now", return_value=now + 2 * hour):
            self.assertEqual(slugs().rows_for(VISITOR), ["two"])
        self.assertEqual(slugs().rows_for(VISITOR), ["one"])

    def test_the_clock_of_the_first_question_is_not_kept(self):
        made = compiled_once(lambda reader: Entry.objects.visible_to(reader).values_list("slug"))
        with mock.patch("django.utils.timezone.now", return_value=timezone.now() - timedelta(9999)):
            self.assertEqual(made().rows_for(VISITOR), [])
        self.assertEqual(len(made().rows_for(VISITOR)), 2)

    def test_nobody_gets_the_rights_of_the_reader_before(self):
        group = Group.objects.create(name="Delegates")
        Entry.objects.filter(pk=self.one.pk).update(access=Access.REGISTERED)
        Entry.objects.filter(pk=self.two.pk).update(access=Access.GROUPS)
        self.two.groups.add(group)
        registered, delegate = make_user(), make_user()
        delegate.groups.add(group)
        wanted = [
            (VISITOR, []), (registered, ["one"]), (VISITOR, []), (delegate, ["one", "two"]),
            (registered, ["one"]), (VISITOR, []),
        ]  # fmt: skip
        for reader, found in wanted:
            self.assertEqual(slugs().rows_for(reader), found)
            sql, values = slugs().sql_for(reader)
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
                self.assertEqual([slug for (slug,) in cursor], found)

    def test_a_day_or_another_moment_is_refused(self):
        today = timezone.localdate()
        for told in [today, today.isoformat(), timezone.now() - timedelta(days=1)]:
            made = compiled_once(
                lambda reader, told=told: Entry.objects.filter(published_at__date__gte=told)
            )
            with self.assertRaisesMessage(ValueError, "would keep"):
                made().rows_for(VISITOR)

    def test_a_day_that_comes_by_position_gives_another_form(self):
        made = compiled_once(
            lambda reader, today: Entry.objects.filter(published_at__date__lte=today)
        )
        for days, number in [(0, 2), (-1, 0), (0, 2)]:
            today = timezone.localdate() + timedelta(days)
            self.assertEqual(len(made(today).rows_for(VISITOR)), number)

    def test_each_language_of_the_page_is_compiled(self):
        made = compiled_once(lambda reader: Version.objects.filter(language=_language()))
        for code in ["en", "fr", "en"]:
            with translation.override(code):
                self.assertEqual({text.language for text in made().rows_for(VISITOR)}, {code})

    def test_what_can_have_no_rows_has_none(self):
        made = compiled_once(lambda reader: Entry.objects.filter(pk__in=[]).values_list(F("pk")))
        for _ in range(2):
            self.assertEqual(made().rows_for(VISITOR), [])
            with self.assertRaises(EmptyResultSet):
                made().sql_for(VISITOR)


def _language() -> str:
    return translation.get_language() or ""
