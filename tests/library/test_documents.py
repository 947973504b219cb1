"""Documents that people upload: the content proves what they are, at a bounded cost."""

import contextlib
import io
import resource
import time
import zipfile

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import SimpleTestCase, TestCase
from pypdf import PdfWriter

from library.documents import plain_name, read_document
from library.models import Document, DocumentFile
from sample.pdf import make_pdf
from tests.library.bombs import packed_zeros

PDF = make_pdf("en", "Title", ["Text"])
PARTS = {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}


def packed(parts):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return output.getvalue()


def locked():
    writer = PdfWriter(clone_from=io.BytesIO(PDF))
    writer.encrypt("secret")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def written(*objects):
    """A PDF of these objects, the first its catalogue."""
    data, places = b"%PDF-1.5\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + table + end


def counted(count):
    return written(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count %s>>" % count)


def table_bomb():
    """A table of places that unpacks to a gigabyte."""
    data = packed_zeros(1_000_000_000)
    head = b"<</Type/XRef/Size 9/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length %d>>" % len(data)
    stream = b"1 0 obj\n" + head + b"\nstream\n" + data + b"\nendstream\nendobj\n"
    return b"%PDF-1.5\n" + stream + b"startxref\n9\n%%EOF"


def refused():
    """What is no document of ours, and why; made where it is asked for: it takes seconds."""
    return {
        "bomb.docx": (packed(PARTS | {f"b{n}": bytes(11_000_000) for n in range(20)}), "too_large"),
        "many.docx": (packed(PARTS | {f"b{n}": b"" for n in range(6_000)}), "too_large"),
        "macro.docx": (packed(PARTS | {"word/vbaProject.bin": b"x"}), "macros"),
        "sheet.docx": (packed({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "wrong_type"),
        "any.docx": (packed({"a.html": b"<script>"}), "wrong_type"),
        "cut.docx": (packed(PARTS)[:-30], "broken"),
        "old.docx": (b"\xd0\xcf\x11\xe0" + bytes(600), "not_a_document"),
        "pdf.docx": (PDF, "not_a_document"),
        "docx.pdf": (packed(PARTS), "not_a_document"),
        "text.pdf": (b"hello", "not_a_document"),
        "page.pdf": (b"<!doctype html><script>alert(1)</script>", "not_a_document"),
        "empty.pdf": (b"", "not_a_document"),
        "head.pdf": (b"%PDF-1.7\n", "broken"),
        "cut.pdf": (PDF[:-300], "broken"),
        "locked.pdf": (locked(), "encrypted"),
        "minus.pdf": (counted(b"-5"), "broken"),
        "many.pdf": (counted(b"99999999999999"), "broken"),
        "word.pdf": (counted(b"(x)"), "broken"),
        "ring.pdf": (written(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Kids[2 0 R]>>"), "broken"),
        "deep.pdf": (written(b"[" * 50_000 + b"]" * 50_000), "broken"),
        "bomb.pdf": (table_bomb(), "broken"),
        "blank.pdf": (b"%PDF-1.4\n" + b" " * 15_000_000, "broken"),
        "large.pdf": (b"%PDF-" + bytes(21 * 1024 * 1024), "too_large"),
        "page.html": (b"<!doctype html>", "not_a_document"),
        "drawing.svg": (b"<svg/>", "not_a_document"),
        "program.exe": (PDF, "not_a_document"),
        "letter.pdf.exe": (PDF, "not_a_document"),
        "noending": (PDF, "not_a_document"),
    }


class ReadDocumentTests(SimpleTestCase):
    def test_refuses_what_is_odd_in_bounds(self):
        for name, (data, code) in refused().items():
            with self.subTest(name=name):
                before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                start = time.monotonic()
                with self.assertRaises(ValidationError) as refusal:
                    read_document(data, name)
                after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                self.assertEqual(refusal.exception.code, code)
                self.assertLess((after - before) / 1024, 200)
                self.assertLess(time.monotonic() - start, 5)

    def test_takes_what_is_usual(self):
        self.assertEqual(read_document(PDF, "a.PDF"), ("pdf", 1))
        self.assertEqual(read_document(packed(PARTS), "a.docx"), ("docx", None))

    def test_survives_every_broken_byte(self):
        for name, data in {"a.pdf": PDF, "a.docx": packed(PARTS)}.items():
            for place in range(5, len(data), 5):
                for value in [0, 60, 255]:
                    with contextlib.suppress(ValidationError):
                        read_document(data[:place] + bytes([value]) + data[place + 1 :], name)

    def test_a_name_is_plain_and_keeps_its_ending(self):
        names = {
            "a.pdf": "a.pdf",
            "../../etc/é.pdf": "é.pdf",
            "C:\\files\\b.pdf": "b.pdf",
            "a\r\nX-Odd: 1.pdf": "aX-Odd: 1.pdf",
            "evil\u202efdp.exe": "evilfdp.exe",
            "a\0b\u2028c\u200b.pdf": "abc.pdf",
            "e\u0301.pdf": "é.pdf",
            " .a.pdf. ": "a.pdf",
            "報告書.docx": "報告書.docx",
            "x" * 400 + ".docx": "x" * 195 + ".docx",
            "": "",
        }
        for name, plain in names.items():
            with self.subTest(name=name):
                self.assertEqual(plain_name(name), plain)


class DocumentFileTests(TestCase):
    def test_stores_names_of_our_own(self):
        document = Document.objects.create(slug="x")
        names = ["../../x.pdf", "a\r\nb.pdf", "\u202efdp.exe.pdf", "x" * 300 + ".pdf"]
        for name in names:
            with self.subTest(name=name):
                content = ContentFile(PDF)
                content.name = name
                file = DocumentFile(document=document, language="en", title="x", file=content)
                file.save()
                self.assertRegex(file.file.name, r"^documents/[0-9a-f]{32}\.pdf$")
                self.assertTrue(file.original_name.endswith(".pdf"))
                self.assertTrue(file.original_name.isprintable())
