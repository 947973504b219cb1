"""The demonstration content: complete, repeatable, honest about bad rows."""

import json
import tempfile
from io import StringIO
from pathlib import Path
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings

from accounts.models import User
from catalogue.models import Instrument, Publication, Tool
from content.models import Access, Pick, Redirect, Version
from library.models import DocumentFile
from newsroom.models import News
from sample import loader
from sample.accounts import demonstration_accounts
from tests.sample.loaded import SampleCase


class LoadSampleTests(SampleCase):
    def test_holds_every_item_in_every_language_of_the_data(self):
        texts = Version.objects.published().filter(entry__kind="newsroom.news")
        texts = texts.exclude(entry__basis="sample")
        counts = {code: texts.filter(language=code).count() for code in ["en", "fr", "es", "ar"]}
        self.assertEqual(counts, {"en": 185, "fr": 40, "es": 16, "ar": 12})
        self.assertEqual(texts.filter(language__in=["ru", "zh-hans"]).count(), 28)
        self.assertFalse(texts.exclude(language="en").filter(is_machine=False).exists())

    def test_shows_progress(self):
        self.assertIn("100 news items", self.lines)
        self.assertIn("197 tools, instruments and publications", self.lines)

    def test_holds_every_row_of_the_catalogue(self):
        self.assertEqual(Tool.objects.exclude(basis="sample").count(), 40)
        self.assertEqual(Publication.objects.count(), 87)
        self.assertEqual(Instrument.objects.count(), 67)
        texts = Version.objects.published().filter(entry__kind="catalogue.tool", is_machine=True)
        real = texts.exclude(entry__basis="sample")
        counts = {code: real.filter(language=code).count() for code in ["fr", "es", "ru", "ar"]}
        self.assertEqual(counts, {"fr": 30, "es": 15, "ru": 12, "ar": 10})

    def test_every_tool_has_a_file_in_every_language_of_its_texts(self):
        for tool in Tool.objects.all():
            files = DocumentFile.objects.filter(document__attachments__entry=tool)
            with self.subTest(tool=tool.slug):
                self.assertLessEqual(set(tool.languages), {file.language for file in files})

    def test_every_file_is_found_by_what_it_says_at_once(self):
        self.assertEqual(set(DocumentFile.objects.values_list("text_state", flat=True)), {"read"})
        self.assertFalse(DocumentFile.objects.exclude(text_pages__number=1).exists())

    def test_what_no_source_says_of_a_tool_stands_on_samples_only(self):
        real = Tool.objects.exclude(basis="sample")
        self.assertEqual(set(real.values_list("status", "review_on")), {("current", None)})
        invented = Tool.objects.filter(basis="sample")
        states = set(invented.values_list("status", flat=True))
        self.assertEqual(states, {"current", "superseded", "under_review"})

    def test_what_has_no_known_date_was_not_changed_long_ago(self):
        texts = Version.objects.filter(entry__date_precision="unknown")
        self.assertTrue(texts.exists())
        self.assertFalse(texts.filter(published_at__year__lt=2000).exists())

    def test_every_package_has_tools(self):
        for package in Instrument.objects.filter(category="package"):
            with self.subTest(package=package.slug):
                self.assertTrue(package.tools.exists())

    def test_addresses_that_texts_use_lead_to_the_catalogue(self):
        for path, target in [
            ("publications/wco-news/103/", "publications/wco-news-103/"),
            ("publications/wco-news-103-wco-news-n103/", "publications/wco-news-103/"),
            ("tools/reform-by-numbers/", "publications/reform-by-numbers/"),
        ]:
            with self.subTest(path=path):
                response = self.client.get(f"/fr/{path}")
                self.assertRedirects(response, f"/fr/{target}", 301)

    def test_old_addresses_lead_to_their_item(self):
        of_news = Redirect.objects.filter(entry__kind="newsroom.news")
        self.assertEqual(of_news.count(), 132)
        path = "media/newsroom/2024/november/operation-demeter-x.aspx"
        entry = Redirect.objects.get(path=path).entry
        for folder, language in [("en", "en"), ("fr", "fr"), ("zh-cn", "zh-hans"), ("es-es", "es")]:
            with self.subTest(folder=folder):
                response = self.client.get(f"/{folder}/{path}")
                self.assertRedirects(response, f"/{language}/news/{entry.slug}/", 301)

    def test_loading_again_changes_nothing_that_an_editor_wrote(self):
        news = News.objects.newest_first().first()
        news.write("en", title="An editor's title").publish(self.by)
        Pick.objects.all().delete()
        loader.load(self.by, self.lines.append)
        self.assertEqual(News.objects.count(), 187)
        self.assertEqual(news.versions.published().get(language="en").title, "An editor's title")
        self.assertEqual(Pick.objects.count(), 0)

    def test_a_bad_row_is_named_by_line_and_reason_and_nothing_is_loaded(self):
        rows = [(7, {"slug": "a", "published_on": "yesterday"})]
        read_csv = loader.read_csv

        def broken(name):
            return rows if name == "news.csv" else read_csv(name)

        News.objects.all().delete()
        User.objects.create(username="administrator", is_superuser=True)
        refused = self.assertRaisesMessage(CommandError, "news.csv, line 7")
        with (
            tempfile.TemporaryDirectory() as folder,
            override_settings(VAR_DIR=Path(folder)),
            mock.patch.object(loader, "read_csv", broken),
            refused,
        ):
            call_command("load_sample", stdout=StringIO())
        self.assertEqual(News.objects.count(), 0)

    def test_every_item_is_served_in_every_language(self):
        for news in News.objects.filter(access=Access.PUBLIC).newest_first()[:12]:
            for code in ["en", "fr", "ar", "zh-hans"]:
                with self.subTest(slug=news.slug, language=code):
                    response = self.client.get(f"/{code}/news/{news.slug}/")
                    self.assertEqual(response.status_code, 200)


class DemonstrationAccountsTests(TestCase):
    def test_passwords_are_random_and_kept_for_their_owner(self):

        with tempfile.TemporaryDirectory() as folder, override_settings(VAR_DIR=Path(folder)):
            passwords = demonstration_accounts()
            staff = {"administrator", "editor", "translator", "meeting-officer"}
            people = {"focal-point", "delegate", "other-delegate", "partner"}
            self.assertEqual(set(passwords), staff | people)
            self.assertTrue(all(len(password) >= 15 for password in passwords.values()))
            self.assertEqual(demonstration_accounts(), passwords)
            path = Path(folder) / "accounts.json"
            self.assertEqual(path.stat().st_mode & 0o777, 0o600)
            self.assertEqual(json.loads(path.read_text()), passwords)
        self.assertTrue(User.objects.get(username="editor").has_perm("content.publish_version"))
        self.assertFalse(User.objects.get(username="translator").has_perm("newsroom.add_news"))
        others = User.objects.filter(is_staff=False).values_list("username", flat=True)
        self.assertEqual(set(others), people)
