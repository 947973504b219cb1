"""The first texts of an entry: what the verbs would leave, in fewer statements."""

from django.core.exceptions import PermissionDenied
from django.test import TestCase

from audit.models import Record
from content.first_texts import publish_first
from content.models import Entry, Version
from newsroom.models import News
from tests.factories import make_administrator, make_user

BODY = "<p onclick='x'>Palau</p>"
# Of these each entry has its own; and the moments, which differ.
OWN = {"id", "entry_id", "source_id", "created_at", "edited_at", "published_at"}


class PublishFirstTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.by = make_administrator()
        cls.texts = [
            {"language": code, "title": title, "body": BODY, "is_machine": code == "fr"}
            for code, title in [("ar", "بالاو"), ("en", "Palau joins"), ("fr", "Palaos")]
        ]

    def rows(self, entry):
        versions = Version.objects.filter(entry=entry).order_by("pk")
        found = versions.values(*[field.attname for field in Version._meta.concrete_fields])
        rows = [{name: row[name] for name in row if name not in OWN} for row in found]
        sources = versions.values_list("language", "source__language")
        return rows, list(sources), Entry.objects.values_list("languages").get(pk=entry.pk)

    def test_leaves_the_rows_of_the_verbs(self):
        at_once, one_by_one = (News.objects.create(slug=slug) for slug in ["news", "other"])
        publish_first(at_once, self.texts, self.by)
        for words in self.texts:
            one_by_one.write(**words).publish(self.by)
        self.assertEqual(self.rows(at_once), self.rows(one_by_one))
        log = Record.objects.filter(action="published", actor=self.by).order_by("pk")
        names = [(row.subject, row.details["language"]) for row in log]
        self.assertEqual(
            names,
            [
                (f"newsroom.news {slug}", c)
                for slug in ["news", "other"]
                for c in ["ar", "en", "fr"]
            ],
        )

    def test_asks_whether_one_may_publish(self):
        entry = News.objects.create(slug="news")
        with self.assertRaisesMessage(PermissionDenied, "content.publish_version"):
            publish_first(entry, self.texts, make_user())
        self.assertFalse(entry.versions.exists())

    def test_costs_the_same_however_many_texts(self):
        entry = News.objects.create(slug="news")
        with self.assertNumQueries(7):
            # Savepoint, lock, texts, languages read and written, the log, and the end.
            publish_first(entry, self.texts[1:2], self.by)
        other = News.objects.create(slug="other")
        with self.assertNumQueries(8):
            publish_first(other, self.texts[1:], self.by)
