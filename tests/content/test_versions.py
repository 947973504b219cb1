"""The life of a text: written, reviewed, published, superseded, withdrawn, restored."""

import threading

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from content.models import Entry, Redirect, Status, Version, WorkflowError
from content.roles import AUTHOR, EDITOR, PUBLISHER, TRANSLATOR
from newsroom.models import News
from tests.cases import CommittingTestCase
from tests.factories import (
    make_administrator,
    make_link,
    make_news,
    make_unit,
    make_user,
)

SOMEBODY = User(is_superuser=True)


class WriteTests(TestCase):
    def test_a_changed_published_text_becomes_the_next_draft(self):
        news = make_news({"en": "Old"})
        draft = news.write("en", title="New")
        self.assertEqual((draft.number, draft.status), (2, Status.DRAFT))
        self.assertEqual(News.objects.in_language("en").get().text.title, "Old")

    def test_an_open_draft_is_rewritten(self):
        news = make_news({})
        first = news.write("en", title="One")
        second = news.write("en", title="Two")
        self.assertEqual(first.pk, second.pk)
        self.assertEqual(news.versions.get().title, "Two")

    def test_the_same_words_write_nothing(self):
        news = make_news({"en": "Same"})
        self.assertTrue(news.write("en", title="Same").is_published)
        self.assertEqual(news.versions.count(), 1)

    def test_rich_text_is_cleaned_when_saved(self):
        body = '<p onclick="x()">A<script>alert(1)</script> <a href="javascript:x()">b</a></p>'
        text = make_news({}).write("en", title="A", body=body)
        self.assertEqual(text.body, '<p>A <a rel="noopener">b</a></p>')


class VerbTests(TestCase):
    def test_follow_the_table(self):
        table = {
            ("submit", Status.DRAFT): Status.IN_REVIEW,
            ("hand_back", Status.IN_REVIEW): Status.DRAFT,
            ("publish", Status.DRAFT): Status.PUBLISHED,
            ("publish", Status.IN_REVIEW): Status.PUBLISHED,
            ("withdraw", Status.PUBLISHED): Status.WITHDRAWN,
        }
        for verb in ["submit", "hand_back", "publish", "withdraw"]:
            for status in Status:
                with self.subTest(verb=verb, status=status):
                    version = make_news({}).write("en", title="A")
                    published_at = (
                        None
                        if version.is_open and status in {Status.DRAFT, Status.IN_REVIEW}
                        else timezone.now()
                    )
                    Version.objects.filter(pk=version.pk).update(
                        status=status, published_at=published_at
                    )
                    version.refresh_from_db()
                    if expected := table.get((verb, status)):
                        getattr(version, verb)(SOMEBODY)
                        version.refresh_from_db()
                        self.assertEqual(version.status, expected)
                    else:
                        with self.assertRaises(WorkflowError):
                            getattr(version, verb)(SOMEBODY)

    def test_need_their_permission(self):
        allowed = {
            "submit": {AUTHOR, TRANSLATOR, EDITOR, PUBLISHER},
            "hand_back": {EDITOR, PUBLISHER},
            "publish": {PUBLISHER},
            "withdraw": {PUBLISHER},
        }
        start = {"hand_back": Status.IN_REVIEW, "withdraw": Status.PUBLISHED}
        for verb, roles in allowed.items():
            for role in [AUTHOR, TRANSLATOR, EDITOR, PUBLISHER]:
                with self.subTest(verb=verb, role=role):
                    version = make_news({}).write("en", title="A")
                    status = start.get(verb, Status.DRAFT)
                    at = timezone.now() if status == Status.PUBLISHED else None
                    Version.objects.filter(pk=version.pk).update(status=status, published_at=at)
                    version.refresh_from_db()
                    user = make_user(role)
                    if role in roles:
                        getattr(version, verb)(user)
                    else:
                        with self.assertRaises(PermissionDenied):
                            getattr(version, verb)(user)

    def test_publishing_supersedes_the_text_before(self):
        news = make_news({"en": "Old"})
        news.write("en", title="New").publish(SOMEBODY)
        statuses = list(news.versions.order_by("number").values_list("status", flat=True))
        self.assertEqual(statuses, [Status.SUPERSEDED, Status.PUBLISHED])

    def test_withdrawing_keeps_the_languages_of_the_entry_right(self):
        news = make_news({"en": "A", "fr": "B"})
        self.assertEqual(news.languages, ["en", "fr"])
        news.versions.get(language="en").withdraw(SOMEBODY)
        news.refresh_from_db()
        self.assertEqual(news.languages, ["fr"])

    def test_restoring_makes_a_draft_of_the_old_words(self):
        news = make_news({"en": "First"})
        news.write("en", title="Second").publish(SOMEBODY)
        draft = news.versions.get(number=1).restore(make_user(is_superuser=True))
        self.assertEqual((draft.number, draft.title, draft.status), (3, "First", Status.DRAFT))

    def test_a_text_without_title_is_not_published(self):
        version = make_news({}).write("en", title=" ")
        with self.assertRaisesMessage(WorkflowError, "needs a title"):
            version.publish(SOMEBODY)


class StalenessTests(TestCase):
    def stale(self, news):
        return set(
            news.versions.published()
            .with_staleness()
            .filter(is_stale=True)
            .values_list("language", flat=True)
        )

    def test_a_translation_is_stale_when_its_source_is_published_again(self):
        news = make_news({"en": "A", "fr": "B"})
        self.assertEqual(self.stale(news), set())
        draft = news.write("en", title="A, corrected")
        self.assertEqual(self.stale(news), set())
        draft.publish(SOMEBODY)
        self.assertEqual(self.stale(news), {"fr"})

    def test_a_minor_edit_makes_nothing_stale(self):
        news = make_news({"en": "A", "fr": "B"})
        news.write("en", title="A!", is_minor=True).publish(SOMEBODY)
        self.assertEqual(self.stale(news), set())

    def test_translating_again_ends_it(self):
        news = make_news({"en": "A", "fr": "B"})
        news.write("en", title="C").publish(SOMEBODY)
        news.write("fr", title="D").publish(SOMEBODY)
        self.assertEqual(self.stale(news), set())


class ConstraintTests(TestCase):
    def refuse(self, name, act):
        with self.assertRaisesMessage(IntegrityError, name), transaction.atomic():
            act()

    def test_refuse_what_must_never_be(self):
        news = make_news({"en": "A"})
        text = news.versions.get()
        rows = Version.objects.filter(pk=text.pk)
        entry = Entry.objects.filter(pk=news.pk)
        add = news.versions.create
        now = timezone.now()
        self.refuse("version_number_unique", lambda: add(language="en", number=1))
        self.refuse(
            "version_one_published",
            lambda: add(language="en", number=2, title="B", status="published", published_at=now),
        )
        self.refuse(
            "version_one_open",
            lambda: [add(language="fr", number=n, title="B") for n in (1, 2)],
        )
        self.refuse("version_status_known", lambda: rows.update(status="lost"))
        self.refuse("version_number_from_one", lambda: rows.update(number=0))
        self.refuse("version_language_plain", lambda: rows.update(language="EN"))
        self.refuse("version_published_has_title", lambda: rows.update(title=" "))
        self.refuse("version_published_has_date", lambda: rows.update(published_at=None))
        self.refuse("version_body_bounded", lambda: rows.update(body="x" * 100_001))
        self.refuse("version_not_its_own_source", lambda: rows.update(source=text))
        self.refuse("entry_slug_plain", lambda: entry.update(slug="Über uns"))
        self.refuse("entry_access_known", lambda: entry.update(access="some"))
        self.refuse("entry_published_has_date", lambda: entry.update(published_at=None))
        self.refuse(
            "entry_expires_after_publication", lambda: entry.update(expires_at=news.published_at)
        )
        self.refuse("entry_slug_unique_in_kind", lambda: make_news({}, slug=news.slug))


class RenameTests(TestCase):
    def test_the_old_address_leads_to_the_new_one(self):
        news = make_news({"en": "A"}, slug="before")
        news.rename("after")
        self.assertRedirects(self.client.get("/fr/news/before/"), "/fr/news/after/", 301, 200)

    def test_there_is_no_chain_and_no_loop(self):
        news = make_news({"en": "A"}, slug="one")
        for slug in ["two", "three", "one"]:
            news.rename(slug)
        paths = set(Redirect.objects.values_list("path", flat=True))
        self.assertEqual(paths, {"news/two/", "news/three/"})
        self.assertRedirects(self.client.get("/en/news/two/"), "/en/news/one/", 301, 200)


class OldAddressTests(TestCase):
    def test_leads_nowhere_where_the_entry_has_no_page(self):
        for entry in [make_link("menu"), make_unit()]:
            Redirect.objects.create(path=f"old/{entry.kind}.aspx", entry=entry)
            with self.subTest(kind=entry.kind):
                response = self.client.get(f"/en/old/{entry.kind}.aspx")
                self.assertEqual(response.status_code, 404)

    def test_is_refused_by_the_form_where_the_entry_has_no_page(self):
        self.client.force_login(make_administrator())
        values = {"path": "old/council.aspx", "entry": make_unit().pk}
        response = self.client.post("/admin/content/redirect/add/", values)
        self.assertContains(response, "This has no page of its own to lead to.")
        self.assertFalse(Redirect.objects.exists())


class SimultaneousVerbsTests(CommittingTestCase):
    def test_one_text_is_published_once(self):
        news = make_news({"en": "Live"})
        version = news.write("en", title="Next")
        outcomes = []

        def publish():
            try:
                Version.objects.get(pk=version.pk).publish(SOMEBODY)
                outcomes.append("published")
            except WorkflowError:
                outcomes.append("too late")
            finally:
                connection.close()

        threads = [threading.Thread(target=publish) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(outcomes), ["published"] + ["too late"] * 3)
        self.assertEqual(news.versions.published().count(), 1)
