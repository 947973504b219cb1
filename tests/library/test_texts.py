"""The words of files, page by page, for the search."""

from django.core.files.base import ContentFile
from django.test import TestCase
from procrastinate.contrib.django.models import ProcrastinateJob

from content.models import Attachment
from library.models import Document, DocumentFile, FilePage, TextState
from library.tasks import read_files
from sample.pdf import make_pdf
from tests.factories import make_news


class FileCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.news = make_news({"en": "Report"}, slug="report")
        cls.document = Document.objects.create(slug="report")
        Attachment.objects.create(entry=cls.news, document=cls.document)

    def add(self, *paragraphs, data=None, name="report.pdf", title="Report", language="en"):
        data = data or make_pdf(language, title, paragraphs)
        file = DocumentFile(
            document=self.document,
            language=language,
            title=title,
            file=ContentFile(data, name=name),
        )
        file.save()
        return file

    def texts(self, file):
        return dict(file.text_pages.order_by("number").values_list("number", "text"))

    def state(self, file):
        file.refresh_from_db()
        return file.text_state


class ReadingTests(FileCase):
    def test_the_name_is_there_at_once_and_the_words_after_the_job(self):
        file = self.add("Cargo inspection", name="WCO_scan-07.pdf", title="Handbook")
        name = file.text_pages.get()
        self.assertEqual((name.number, name.title, name.text), (0, "Handbook", "WCO_scan-07.pdf"))
        self.assertIn("handbook", name.indexed_title.lower())
        self.assertEqual(self.state(file), TextState.WAITING)
        job = ProcrastinateJob.objects.get(task_name="library.tasks.read_files")
        self.assertEqual(job.queue_name, "files")
        read_files()
        self.assertEqual(self.state(file), TextState.READ)
        self.assertIn("Cargo inspection", self.texts(file)[1])
        self.assertTrue(FilePage.objects.filter(search_vector="inspections", number=1).exists())
