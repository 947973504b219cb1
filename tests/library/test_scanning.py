"""The virus scanner: asked in clamd's own protocol; files wait while it does not answer."""

import io
import socketserver
import struct
import tempfile
import threading
import zipfile
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import TestCase, override_settings

from content.models import Attachment
from library.models import Document, DocumentFile, Scan, Upload
from library.scanning import is_scanned
from library.tasks import scan_waiting
from library.uploads import receive
from sample.pdf import make_pdf
from tests.factories import make_administrator, make_news
from tests.library.corpus import EICAR, PDF, office

NOWHERE = "tcp://127.0.0.1:1"


class FakeClamd(socketserver.BaseRequestHandler):
    """Speaks INSTREAM as clamd does: chunks with their length before them, up to one of none."""

    def handle(self):
        stream = self.request.makefile("rb")
        if self.server.mode == "hangs up":
            return
        if stream.read(10) != b"zINSTREAM\0":
            self.request.sendall(b"UNKNOWN COMMAND\0")
            return
        data = b""
        while length := struct.unpack("!I", stream.read(4))[0]:
            data += stream.read(length)
        self.server.seen.append(len(data))
        self.request.sendall(self._verdict(data))

    def _verdict(self, data):
        if self.server.mode == "limit":
            return b"INSTREAM size limit exceeded. ERROR\0"
        if EICAR in data or (data[:2] == b"PK" and EICAR in _unpacked(data)):
            return b"stream: Eicar-Test-Signature FOUND\0"
        return b"stream: OK\0"


def _unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


class ScannerCase(TestCase):
    server_class = socketserver.ThreadingTCPServer

    def setUp(self):
        self.clamd = self.server_class(self.place(), FakeClamd)
        self.clamd.mode, self.clamd.seen, self.clamd.daemon_threads = "works", [], True
        thread = threading.Thread(target=self.clamd.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.clamd.server_close)
        self.addCleanup(self.clamd.shutdown)
        settings = override_settings(UPLOAD_SCANNER=self.address())
        settings.enable()
        self.addCleanup(settings.disable)

    def place(self):
        return ("127.0.0.1", 0)

    def address(self):
        return f"tcp://127.0.0.1:{self.clamd.server_address[1]}"


class ProtocolTests(ScannerCase):
    def test_a_clean_file_passes_whole(self):
        data = bytes(300_000)
        self.assertTrue(is_scanned(data))
        self.assertEqual(self.clamd.seen, [300_000])

    def test_the_test_virus_is_refused_in_every_file(self):
        files = {
            "eicar.txt": EICAR,
            "eicar.pdf": make_pdf("en", "Title", ["Text"]) + EICAR,
            "eicar.docx": office(extra={"word/embeddings/a.bin": EICAR}),
        }
        for name, data in files.items():
            with self.subTest(name=name), self.assertRaises(ValidationError) as refusal:
                is_scanned(data)
            self.assertEqual(refusal.exception.code, "virus")

    def test_is_not_known_where_it_does_not_say(self):
        for mode in ["limit", "hangs up"]:
            self.clamd.mode = mode
            with self.subTest(mode=mode):
                self.assertFalse(is_scanned(b"x"))
        for address in [NOWHERE, "unix:///nowhere", "odd", "tcp://h:x"]:
            with self.subTest(address=address), override_settings(UPLOAD_SCANNER=address):
                self.assertFalse(is_scanned(b"x"))

    def test_without_a_scanner_every_file_passes(self):
        with override_settings(UPLOAD_SCANNER=""):
            self.assertTrue(is_scanned(EICAR))


class UnixSocketTests(ProtocolTests):
    server_class = socketserver.ThreadingUnixStreamServer

    def place(self):
        folder = tempfile.TemporaryDirectory(prefix="clamd-")
        self.addCleanup(folder.cleanup)
        return str(Path(folder.name) / "socket")

    def address(self):
        return f"unix://{self.clamd.server_address}"


class WaitingTests(ScannerCase):
    """A file that nobody looked at waits; readers keep what they had."""

    @classmethod
    def setUpTestData(cls):
        cls.administrator = make_administrator()
        cls.news = make_news({"en": "Report"}, slug="report")
        cls.document = Document.objects.create(slug="report")
        Attachment.objects.create(entry=cls.news, document=cls.document)

    def add(self, data=PDF, name="report.pdf", *, is_down=False):
        file = DocumentFile(
            document=self.document, language="en", title="Report", file=ContentFile(data, name=name)
        )
        with override_settings(**({"UPLOAD_SCANNER": NOWHERE} if is_down else {})):
            file.save()
        return file

    def status(self, address="/files/report.en.pdf"):
        response = self.client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
        return response.status_code

    def test_is_published_at_once_while_the_scanner_answers(self):
        self.assertEqual(self.add().scan, Scan.CLEAN)
        self.assertEqual(self.status(), 200)

    def test_waits_unpublished_while_it_is_down_and_goes_out_after(self):
        file = self.add(is_down=True)
        for address in ["/files/report.en.pdf", "/files/report.en.rev1.pdf"]:
            self.assertEqual(self.status(address), 404)
        self.assertNotContains(self.client.get("/en/news/report/"), "report.en")
        with override_settings(UPLOAD_SCANNER=NOWHERE):
            scan_waiting(timestamp=0)
        self.assertEqual(self.status(), 404)
        scan_waiting(timestamp=0)
        self.assertEqual(self.status(), 200)
        file.refresh_from_db()
        self.assertEqual((file.scan, file.is_current), (Scan.CLEAN, True))
        self.assertContains(self.client.get("/en/news/report/"), "/files/report.en.pdf")

    def test_a_revision_that_waits_leaves_the_one_before_in_its_place(self):
        first, second = self.add(), self.add(is_down=True)
        self.assertEqual((self.status(), self.status("/files/report.en.rev2.pdf")), (200, 404))
        scan_waiting(timestamp=0)
        first.refresh_from_db()
        second.refresh_from_db()
        self.assertEqual((first.is_current, second.is_current), (False, True))
        self.assertEqual(self.status("/files/report.en.rev1.pdf"), 200)

    def test_a_revision_that_waited_does_not_replace_a_later_one(self):
        self.add()
        second, third = self.add(is_down=True), self.add()
        scan_waiting(timestamp=0)
        second.refresh_from_db()
        third.refresh_from_db()
        self.assertEqual((second.scan, second.is_current), (Scan.CLEAN, False))
        self.assertTrue(third.is_current)

    def test_what_is_found_later_is_deleted_and_told(self):
        data = office(extra={"word/embeddings/a.bin": EICAR})
        file = self.add(data, "report.docx", is_down=True)
        with self.captureOnCommitCallbacks(execute=True):
            scan_waiting(timestamp=0)
        file.refresh_from_db()
        self.assertEqual((file.scan, file.is_current), (Scan.REFUSED, False))
        self.assertFalse(file.file.storage.exists(file.file.name))
        self.client.force_login(self.administrator)
        page = self.client.get(f"/admin/newsroom/news/{self.news.pk}/change/")
        self.assertContains(page, "Refused by the virus scanner, and deleted")

    def test_the_editor_is_told_in_words_that_it_waits(self):
        self.add(is_down=True)
        self.client.force_login(self.administrator)
        words = "Waits for the virus scanner; readers do not get it yet"
        for address in [
            f"/admin/newsroom/news/{self.news.pk}/change/",
            f"/admin/library/document/{self.document.pk}/change/",
        ]:
            with self.subTest(address=address):
                self.assertContains(self.client.get(address), words)

    def test_what_the_scanner_cannot_judge_waits_an_hour_and_is_told(self):
        file = self.add(is_down=True)
        self.client.force_login(self.administrator)
        address = f"/admin/newsroom/news/{self.news.pk}/change/"
        with override_settings(UPLOAD_SCANNER=NOWHERE):
            for _time in range(2):  # a scanner that is away does not count
                scan_waiting(timestamp=0)
        self.clamd.mode = "limit"
        for _time in range(11):
            scan_waiting(timestamp=0)
        self.assertContains(self.client.get(address), "Waits for the virus scanner")
        scan_waiting(timestamp=0)
        file.refresh_from_db()
        self.assertEqual((file.scan, file.is_current), (Scan.UNJUDGED, False))
        self.assertContains(self.client.get(address), "The virus scanner cannot judge this file")
        self.assertEqual(self.status(), 404)
        seen = len(self.clamd.seen)
        scan_waiting(timestamp=0)
        self.assertEqual(len(self.clamd.seen), seen)

    def test_a_file_that_is_gone_holds_up_no_other(self):
        lost, waiting = self.add(is_down=True), self.add(is_down=True)
        lost.file.storage.delete(lost.file.name)
        scan_waiting(timestamp=0)
        waiting.refresh_from_db()
        self.assertEqual(waiting.scan, Scan.CLEAN)

    def test_an_upload_is_refused_before_it_is_kept(self):
        data = office(extra={"word/embeddings/a.bin": EICAR})
        with self.assertRaises(ValidationError):
            receive(self.administrator, ContentFile(data, name="a.docx"))
        self.assertFalse(Upload.objects.exists())
