"""The words of files, page by page, for the search."""

import io
from unittest import mock

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import TestCase, override_settings
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfWriter

from content.models import Attachment
from library import extracted, texts
from library.models import Document, DocumentFile, FilePage, TextState
from library.tasks import read_files, read_missed, scan_waiting
from sample.pdf import make_pdf
from tests.factories import make_administrator, make_news
from tests.library.office_files import paragraph, word

NOWHERE = "tcp://127.0.0.1:1"


def scan(pages=1):
    """A PDF of pages without words."""
    writer, output = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(output)
    return output.getvalue()


class FileCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.news = make_news({"en": "Report"}, slug="report")
        cls.document = Document.objects.create(slug="report")
        cls.attachment = Attachment.objects.create(entry=cls.news, document=cls.document)

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

    def found(self, word):
        return FilePage.objects.filter(search_vector=word).exists()


class ReadingTests(FileCase):
    def test_the_name_is_there_at_once_and_the_words_after_the_job(self):
        file = self.add("Cargo inspection", name="WCO_scan-07.pdf", title="Handbook")
        name = file.text_pages.get()
        self.assertEqual((name.number, name.title, name.text), (0, "Handbook", "WCO_scan-07.pdf"))
        self.assertTrue(self.found("handbooks"))
        self.assertEqual(self.state(file), TextState.WAITING)
        job = ProcrastinateJob.objects.get(task_name="library.tasks.read_files")
        self.assertEqual(job.queue_name, "files")
        read_files()
        self.assertEqual(self.state(file), TextState.READ)
        self.assertIn("Cargo inspection", self.texts(file)[1])
        self.assertTrue(self.found("inspections"))

    def test_an_upload_costs_the_same_whatever_it_says(self):
        for words in [["Word"], ["A long paragraph. "] * 300]:
            # Of its document: the newest, the later, the former, and their pages; the row, its
            # name, and the job.
            with self.subTest(words=len(words)), self.assertNumQueries(10):
                self.add(*words)

    def test_a_word_file_is_read(self):
        file = self.add(data=word(paragraph("Valuation")), name="a.docx")
        read_files()
        self.assertEqual(self.texts(file), {0: "a.docx", 1: "Valuation"})

    def test_the_next_revision_takes_the_place_of_the_one_before(self):
        first = self.add("Former")
        read_files()
        second = self.add("Later")
        self.assertEqual(self.texts(first), {})
        read_files()
        self.assertEqual(list(self.texts(second)), [0, 1])
        self.assertFalse(self.found("former"))

    def test_what_was_read_too_late_is_not_kept(self):
        first = self.add("Former")
        extract = extracted.Extract([extracted.PageText(1, "Former")], is_whole=True)
        self.add("Later")
        texts.keep(first, extract)
        self.assertEqual(self.texts(first), {})

    def test_a_file_from_before_there_was_a_search_gets_its_name(self):
        file = self.add("Cargo")
        file.text_pages.all().delete()
        read_files()
        self.assertEqual(list(self.texts(file)), [0, 1])

    def test_a_file_that_waits_for_the_scanner_has_no_pages(self):
        with override_settings(UPLOAD_SCANNER=NOWHERE):
            file = self.add("Secret")
            read_files()
        self.assertEqual(self.texts(file), {})
        scan_waiting(timestamp=0)
        self.assertEqual(list(self.texts(file)), [0])
        read_files()
        self.assertEqual(list(self.texts(file)), [0, 1])

    def test_title_and_language_are_followed(self):
        file = self.add("Cargo inspection")
        read_files()
        file.title = "Guide"
        file.save()
        self.assertEqual(file.text_pages.get(number=0).title, "Guide")
        self.assertIn(1, self.texts(file))
        file.language = "fr"
        file.save()
        self.assertEqual(self.texts(file), {0: "report.pdf"})
        read_files()
        self.assertEqual(set(file.text_pages.values_list("language", flat=True)), {"fr"})

    def test_pages_go_with_their_file(self):
        file = self.add("Cargo")
        read_files()
        file.delete()
        self.assertFalse(FilePage.objects.exists())


class StateTests(FileCase):
    def test_a_scan_holds_no_words(self):
        file = self.add(data=scan())
        read_files()
        self.assertEqual(self.state(file), TextState.EMPTY)
        self.assertEqual(list(self.texts(file)), [0])

    def test_what_nobody_can_read_is_told_and_kept_until_then(self):
        file = self.add("Words")
        file.file.storage.delete(file.file.name)
        read_files()
        self.assertEqual(self.state(file), TextState.FAILED)

    def test_one_that_takes_its_worker_with_it_is_tried_three_times_after_the_others(self):
        bad, good = self.add("Bad"), self.add("Bon", language="fr")
        DocumentFile.objects.filter(pk=bad.pk).update(text_tries=1)
        killed = mock.patch("library.texts.read", side_effect=[None, SystemExit])
        with killed, self.assertRaises(SystemExit):
            read_files()
        read_files()
        self.assertEqual(self.state(good), TextState.READ)
        DocumentFile.objects.filter(pk=bad.pk).update(text_state="waiting", text_tries=3)
        read_files()
        self.assertEqual(self.state(bad), TextState.FAILED)

    def test_what_was_lost_is_found_again_by_the_periodic_job(self):
        file = self.add("Words")
        ProcrastinateJob.objects.all().delete()
        read_missed(timestamp=0)
        self.assertEqual(self.state(file), TextState.READ)

    def test_the_command_reads_what_waits_and_once_more(self):
        file = self.add("Words")
        call_command("read_files", stdout=io.StringIO())
        self.assertEqual(self.state(file), TextState.READ)
        file.text_pages.filter(number=1).delete()
        output = io.StringIO()
        call_command("read_files", again="read", stdout=output)
        self.assertIn(1, self.texts(file))
        self.assertIn("1 files read", output.getvalue())

    def test_a_second_reader_leaves_the_files_to_the_first(self):
        file = self.add("Words")
        other = connection.copy()
        self.addCleanup(other.close)
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [texts.LOCK])
            read_files()
            self.assertEqual(self.state(file), TextState.WAITING)
            cursor.execute("SELECT pg_advisory_unlock(%s)", [texts.LOCK])
        read_files()
        self.assertEqual(self.state(file), TextState.READ)


class AdviceTests(FileCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.administrator = make_administrator()

    def test_editors_are_told_what_to_do_and_readers_nothing(self):
        self.add(data=scan())
        read_files()
        words = "This file holds pictures of pages, no words"
        self.assertNotContains(self.client.get("/en/news/report/"), words)
        self.client.force_login(self.administrator)
        for address in [
            f"/admin/newsroom/news/{self.news.pk}/change/",
            f"/admin/library/document/{self.document.pk}/change/",
        ]:
            with self.subTest(address=address):
                self.assertContains(self.client.get(address), words)

    def test_the_desk_leads_to_the_documents_that_nobody_finds(self):
        self.client.force_login(self.administrator)
        address = "/admin/library/document/?words=unfound"
        self.add("Words")
        read_files()
        self.assertNotContains(self.client.get("/admin/"), "words=unfound")
        self.assertNotContains(self.client.get(address), "Report")
        self.add(data=scan())
        read_files()
        self.assertContains(self.client.get("/admin/"), "Not found by what they say: 1")
        self.assertContains(self.client.get(address), "Report")
