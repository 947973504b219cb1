"""The document form takes documents and nothing else; what it took goes out harmless."""

import resource
import time

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from content.models import Attachment
from library.models import Document, DocumentFile
from tests.factories import make_administrator, make_news
from tests.library.corpus import BAD, GOOD

ADD = "/admin/library/document/add/"
MAX_SECONDS, MAX_GROWTH_MB = 10, 200


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class DocumentFormCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.administrator = make_administrator()

    def setUp(self):
        self.client.force_login(self.administrator)

    def send(self, slug, name, data, content_type="application/pdf"):
        """What the form answers; the type is the sender's word, and believed by nobody."""
        fields = {f"{prefix}-{key}": 0 for prefix in ["files", "files-2"]
                  for key in ["TOTAL_FORMS", "INITIAL_FORMS"]}  # fmt: skip
        fields |= {"slug": slug, "files-2-TOTAL_FORMS": 1, "files-2-0-language": "en"}
        fields |= {"files-2-0-title": "Title"}
        file = SimpleUploadedFile("x", data, content_type)
        # Past Django, which would take the folders off the name here already.
        file._name = name
        return self.client.post(ADD, fields | {"files-2-0-file": file})


class CorpusTests(DocumentFormCase):
    def test_holds_enough(self):
        self.assertGreaterEqual(len(BAD), 55)
        self.assertGreaterEqual(len(GOOD), 10)

    def test_no_bad_file_is_taken(self):
        for number, (name, data) in enumerate(BAD.items()):
            with self.subTest(name=name):
                before, start = memory(), time.monotonic()
                response = self.send(f"bad-{number}", name, data)
                self.assertEqual(response.status_code, 200)
                self.assertContains(response, 'class="errorlist')
                self.assertLess(time.monotonic() - start, MAX_SECONDS)
                self.assertLess(memory() - before, MAX_GROWTH_MB)
        self.assertFalse(DocumentFile.objects.exists())
        self.assertFalse(Document.objects.exists())

    def test_every_good_file_is_taken(self):
        for number, (name, data) in enumerate(GOOD.items()):
            with self.subTest(name=name):
                response = self.send(f"good-{number}", name, data, "text/html")
                self.assertEqual(response.status_code, 302)
                file = DocumentFile.objects.get(document__slug=f"good-{number}")
                self.assertRegex(file.file.name, r"^documents/[0-9a-f]{32}\.[a-z]{3,4}$")

    def test_what_was_taken_goes_out_as_a_download_that_does_nothing(self):
        types = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument"}
        for name in ["plain.pdf", "letter.docx"]:
            ending = name.rpartition(".")[2]
            self.send(ending, name, GOOD[name], "text/html")
            document = Document.objects.get(slug=ending)
            Attachment.objects.create(entry=make_news(), document=document)
            response = self.client.get(f"/files/{ending}.en.{ending}")
            b"".join(response.streaming_content)
            with self.subTest(name=name):
                self.assertTrue(response["Content-Type"].startswith(types[ending]))
                self.assertTrue(response["Content-Disposition"].startswith("attachment"))
                self.assertEqual(response["X-Content-Type-Options"], "nosniff")
                self.assertIn("sandbox", response["Content-Security-Policy"])


class BoundsTests(DocumentFormCase):
    """Requests that are far larger than they look."""

    def bounded(self, act):
        before, start = memory(), time.monotonic()
        response = act()
        self.assertLess(time.monotonic() - start, MAX_SECONDS)
        self.assertLess(memory() - before, MAX_GROWTH_MB)
        self.assertLess(response.status_code, 500)
        return response

    def test_twenty_thousand_parts(self):
        part = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
        body = part * 20_000 + b"--b--\r\n"
        for address in [ADD, "/en/account/sign-in/", "/en/contact/"]:
            with self.subTest(address=address):
                response = self.bounded(
                    lambda address=address: self.client.post(
                        address, body, content_type="multipart/form-data; boundary=b"
                    )
                )
                self.assertIn(response.status_code, {400, 413})

    def test_twenty_thousand_files(self):
        part = b'--b\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\n\r\n1\r\n'
        body = part * 20_000 + b"--b--\r\n"
        response = self.bounded(
            lambda: self.client.post(ADD, body, content_type="multipart/form-data; boundary=b")
        )
        self.assertIn(response.status_code, {400, 413})

    def test_a_body_that_is_too_large_is_refused_unread(self):
        response = self.bounded(
            lambda: self.client.generic(
                "POST", ADD, b"x", "multipart/form-data; boundary=b",
                CONTENT_LENGTH=str(300 * 1024 * 1024),
            )
        )  # fmt: skip
        self.assertEqual(response.status_code, 413)
