"""Pictures and documents in the admin: what is refused, and why."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from PIL import Image as Canvas

from content.roles import AUTHOR, TRANSLATOR
from library.models import Document, Image
from sample.pdf import make_pdf
from tests.factories import make_user

IMAGE = "/admin/library/image/add/"
DOCUMENT = "/admin/library/document/add/"


def drawn():
    """A small picture."""
    file = io.BytesIO()
    Canvas.new("RGB", (600, 400), "navy").save(file, "PNG")
    return file.getvalue()


def bomb(width=30_000, height=30_000):
    """A PNG of a few bytes that says it has 900 million pixels."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b"\x00" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


class ImageAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.author = make_user(AUTHOR)

    def setUp(self):
        self.client.force_login(self.author)

    def send(self, data, name="a.png", **values):
        sent = {
            "title": "A port",
            "focal_x": 50,
            "focal_y": 50,
            "texts-TOTAL_FORMS": 1,
            "texts-INITIAL_FORMS": 0,
            "texts-0-language": "en",
            "file": SimpleUploadedFile(name, data),
        }
        return self.client.post(IMAGE, sent | values)

    def test_a_picture_with_its_words_is_kept(self):
        response = self.send(drawn(), **{"texts-0-alt": "Cranes over a harbour"})
        self.assertEqual(response.status_code, 302)
        image = Image.objects.get()
        self.assertEqual(image.texts.get().alt, "Cranes over a harbour")
        page = self.client.get(f"/admin/library/image/{image.pk}/change/")
        self.assertContains(page, image.renditions[0]["url"])

    def test_a_picture_without_words_is_refused_unless_decorative(self):
        response = self.send(drawn())
        self.assertContains(response, "Say what the picture shows")
        self.assertFalse(Image.objects.exists())
        self.assertEqual(self.send(drawn(), is_decorative="on").status_code, 302)

    def test_what_is_no_picture_is_an_error_of_the_form(self):
        for data in [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", bomb(), b"x" * 100]:
            with self.subTest(data=data[:12]):
                response = self.send(data, **{"texts-0-alt": "Words"})
                self.assertEqual(response.status_code, 200)
                self.assertTrue(response.context["adminform"].form.errors["file"])
        self.assertFalse(Image.objects.exists())

    def test_who_may_only_view_sees_the_preview(self):
        self.send(drawn(), is_decorative="on")
        self.client.force_login(make_user(TRANSLATOR))
        page = self.client.get(f"/admin/library/image/{Image.objects.get().pk}/change/")
        self.assertContains(page, "<img")
        self.assertNotContains(page, 'type="file"')


class DocumentAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.author = make_user(AUTHOR)

    def setUp(self):
        self.client.force_login(self.author)

    def send(self, url, data, name="a.pdf", slug="report"):
        sent = {
            "slug": slug,
            "files-TOTAL_FORMS": 0,
            "files-INITIAL_FORMS": 0,
            "files-2-TOTAL_FORMS": 1,
            "files-2-INITIAL_FORMS": 0,
            "files-2-0-language": "en",
            "files-2-0-title": "Report",
            "files-2-0-file": SimpleUploadedFile(name, data),
        }
        return self.client.post(url, sent)

    def test_a_second_file_of_a_language_is_its_next_revision(self):
        self.send(DOCUMENT, make_pdf("en", "Report", ["One"]))
        document = Document.objects.get()
        url = f"/admin/library/document/{document.pk}/change/"
        self.send(url, make_pdf("en", "Report", ["Two"]))
        revisions = document.files.order_by("revision").values_list("revision", "is_current")
        self.assertEqual(list(revisions), [(1, False), (2, True)])
        self.assertContains(self.client.get(url), "revision 2, current")

    def test_what_is_no_document_is_an_error_of_the_form(self):
        for data, name in [(b"MZ", "a.exe"), (b"MZ", "a.pdf"), (b"PK\x03\x04", "a.docx")]:
            with self.subTest(name=name):
                self.assertEqual(self.send(DOCUMENT, data, name).status_code, 200)
        self.assertFalse(Document.objects.exists())

    def test_files_that_are_there_cannot_be_changed(self):
        self.send(DOCUMENT, make_pdf("en", "Report", ["One"]))
        document = Document.objects.get()
        page = self.client.get(f"/admin/library/document/{document.pk}/change/").text
        self.assertNotIn('name="files-0-title"', page)
