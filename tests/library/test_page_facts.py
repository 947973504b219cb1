"""Pages of files carry the facts of the entries that show them, and follow each change."""

from django.utils import timezone

from content.models import Attachment
from content.models.attachment import FileAccess
from library.tasks import read_files
from tests.factories import make_news, make_region, make_topic, moment
from tests.library.test_texts import FileCase

DAY = moment("2024-03-05 10:00")


class PageFactsTests(FileCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        type(cls.news).objects.filter(pk=cls.news.pk).update(published_at=DAY)

    def setUp(self):
        self.file = self.add("Cargo")
        read_files()

    def facts(self):
        """Those of the pages, which are the same on all; and found by them in the vector."""
        rows = list(self.file.text_pages.order_by("number").values_list("facts", flat=True))
        self.assertEqual(len(rows), 2)
        self.assertEqual(rows[0], rows[1])
        return set(rows[0])

    def test_those_of_the_entry_that_shows_the_file(self):
        facts = {"k=newsroom.news", "a=public", "y=2024", "m=202403"}
        self.assertEqual(self.facts(), facts)
        for fact in facts:
            found = self.file.text_pages.extra(where=["search_vector @@ %s"], params=[f"'{fact}'"])
            self.assertEqual(found.count(), 2)

    def test_follow_the_entry(self):
        entries = type(self.news).objects.filter(pk=self.news.pk)
        entries.update(access="registered")
        self.assertIn("a=registered", self.facts())
        self.assertNotIn("a=public", self.facts())
        entries.update(published_at=moment("2023-12-31 23:30"))  # the next year in Brussels
        self.assertIn("m=202401", self.facts())

    def test_have_no_labels_as_a_change_of_one_would_write_every_page(self):
        self.news.topics.add(make_topic())
        self.news.regions.add(make_region())
        self.assertEqual({fact[:2] for fact in self.facts()}, {"k=", "a=", "y=", "m="})

    def test_a_file_that_is_stricter_than_its_page_is_not_public(self):
        self.attachment.access = FileAccess.REGISTERED
        self.attachment.save()
        self.assertNotIn("a=public", self.facts())
        self.attachment.opens_at = timezone.now()  # it may be public some day
        self.attachment.save()
        self.assertIn("a=public", self.facts())

    def test_a_file_below_an_agenda_is_a_document(self):
        Attachment.objects.filter(pk=self.attachment.pk).update(is_listed=False)
        self.assertIn("k=document", self.facts())
        self.assertNotIn("k=newsroom.news", self.facts())

    def test_follow_the_attachments(self):
        other = make_news(access="registered", published_at=moment("2020-05-05 10:00"))
        second = Attachment.objects.create(entry=other, document=self.document)
        self.assertLessEqual({"a=public", "a=registered", "y=2020", "y=2024"}, self.facts())
        self.attachment.delete()
        self.assertEqual(self.facts(), {"k=newsroom.news", "a=registered", "y=2020", "m=202005"})
        second.delete()
        self.assertEqual(self.facts(), set())

    def test_a_later_revision_has_them_from_the_start(self):
        before = self.facts()
        self.file = self.add("Later")
        self.assertEqual(set(self.file.text_pages.get().facts), before)
        read_files()
        self.assertEqual(self.facts(), before)
