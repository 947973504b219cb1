"""Letters about files that came after their documents were told."""

from datetime import timedelta

from django.core.files.base import ContentFile

from content.models.attachment import FileAccess
from library.models import DocumentFile, Scan
from meetings.models import WorkingDocument
from sample.pdf import make_pdf
from tests.factories import make_user
from tests.meetings.test_notices import MINUTE, NOON, NoticeCase


class NewFileTests(NoticeCase):
    """A file of a document that was told already is told, too."""

    def setUp(self):
        super().setUp()
        self.follow(user=make_user(email="0@x.example"))
        self.document = self.show("PTC/26/1")
        self.assertEqual(len(self.told(NOON + 5 * MINUTE)), 1)
        self.now = NOON + timedelta(hours=1)

    def add(self, language):
        content = ContentFile(make_pdf(language, "PTC/26/1", ["Words"]), name="file.pdf")
        file = DocumentFile(document=self.document.document, language=language, file=content)
        file.title = "Mots"
        file.save()

    def test_names_the_language_once(self):
        self.add("fr")
        (letter,) = self.told(self.now + 5 * MINUTE)
        self.assertIn("Published in another language (French): PTC/26/1", letter.body)
        self.assertEqual(self.told(self.now + 10 * MINUTE), [])

    def test_says_that_a_file_was_replaced(self):
        self.add("en")
        (letter,) = self.told(self.now + 5 * MINUTE)
        self.assertIn("File replaced (English): PTC/26/1", letter.body)

    def test_one_that_waited_for_the_scanner_is_told_when_it_came_through(self):
        self.add("fr")
        files = DocumentFile.objects.filter(language="fr")
        files.update(scan=Scan.WAITING, is_current=False)
        self.show("PTC/26/2", shown_at=self.now + MINUTE)
        (letter,) = self.told(self.now + 5 * MINUTE)
        self.assertNotIn("French", letter.body)
        self.document.document.files.get(language="fr").scan_again()
        (letter,) = self.told(self.now + 5 * MINUTE)
        self.assertIn("Published in another language (French): PTC/26/1", letter.body)

    def test_is_told_to_those_only_who_may_open_the_document_then(self):
        self.add("fr")
        WorkingDocument.objects.update(access=FileAccess.GROUPS)
        self.assertEqual(self.told(self.now + 5 * MINUTE), [])

    def test_quiet_documents_stay_so(self):
        WorkingDocument.objects.update(is_quiet=True)
        self.add("fr")
        self.assertEqual(self.told(self.now + 5 * MINUTE), [])
