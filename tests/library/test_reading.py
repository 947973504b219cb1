"""What a file is called and which language it is in: by its content, else by its name."""

import io
import time
import zipfile

from django.test import SimpleTestCase
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from library.reading import language_of_name, language_of_text, read_about, stem
from sample.pdf import make_pdf
from tests.sample.test_files import TEXTS


def rewritten(data, metadata, content=None):
    """A PDF with other properties and, on its first page, other content."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.metadata = metadata
    if content is not None:
        stream = DecodedStreamObject()
        stream.set_data(content)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def word_file(paragraphs, title=""):
    """A Word file; a paragraph of (style, words)."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'
        for style, words in paragraphs
    )
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", f"<w:document>{body}</w:document>")
        archive.writestr("docProps/core.xml", f"<x><dc:title>{title}</dc:title></x>")
    return output.getvalue()


class ReadAboutTests(SimpleTestCase):
    def test_reads_title_and_language_in_every_language(self):
        for code, (title, words) in TEXTS.items():
            with self.subTest(language=code):
                data = make_pdf(code, title, [words] * 3)
                self.assertEqual(read_about(data, "scan0001.pdf"), (code, title))

    def test_takes_the_first_large_line_where_the_properties_say_nothing(self):
        for code in ["en", "fr", "zh-hans", "ru", "es", "ar"]:
            title, words = TEXTS[code]
            for metadata in [{}, {"/Title": "Microsoft Word - Doc1.docx"}, {"/Title": "untitled"}]:
                with self.subTest(language=code, metadata=metadata):
                    data = rewritten(make_pdf(code, title, [words] * 3), metadata)
                    self.assertEqual(read_about(data, "x.pdf"), (code, title))

    def test_takes_the_name_of_a_scan(self):
        data = rewritten(make_pdf("en", "", []), {}, b"")
        self.assertEqual(read_about(data, "origin_handbook-FR.pdf"), ("fr", "Origin handbook"))
        self.assertEqual(read_about(data, "دليل-المنشأ_AR.pdf"), ("ar", "دليل المنشأ"))

    def test_the_text_is_believed_before_the_name(self):
        title, words = TEXTS["fr"]
        data = make_pdf("fr", title, [words, "Les règles sont dans le manuel et pour les douanes."])
        self.assertEqual(read_about(data, "guide_EN.pdf").language, "fr")

    def test_reads_word_files(self):
        words = ("Normal", "Las reglas de origen son para los miembros y el comercio en el mundo.")
        data = word_file([("Normal", "2024"), ("Title", "Manual de origen"), words])
        self.assertEqual(read_about(data, "a.docx"), ("es", "Manual de origen"))
        data = word_file([words], title="Las reglas &amp; el origen")
        self.assertEqual(read_about(data, "a.docx"), ("es", "Las reglas & el origen"))

    def test_reads_slides(self):
        words = (
            "<a:p><a:t>Le manuel des douanes</a:t></a:p><a:p><a:t>Les règles sont dans</a:t></a:p>"
        )
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w") as archive:
            archive.writestr("ppt/slides/slide1.xml", f"<p:sld>{words}</p:sld>")
        found = read_about(output.getvalue(), "a.pptx")
        self.assertEqual(found, ("fr", "Le manuel des douanes"))

    def test_a_hostile_file_costs_a_few_seconds_and_is_called_by_its_name(self):
        text = b"BT /F1 12 Tf " + b"(a) Tj " * 4_000_000 + b"ET"
        data = rewritten(make_pdf("en", "x", []), {}, text)
        self.assertLess(len(data), 100_000)
        start = time.monotonic()
        self.assertEqual(read_about(data, "guide_fr.pdf"), ("fr", "Guide"))
        self.assertLess(time.monotonic() - start, 8)
        for data in [b"", b"%PDF-1.7", b"PK\x03\x04"]:
            for name in ["guide_fr.pdf", "guide_fr.docx"]:
                self.assertEqual(read_about(data, name), ("fr", "Guide"))


class NameTests(SimpleTestCase):
    def test_languages_of_names(self):
        names = {
            "guide_EN.pdf": "en", "guide-fr.pdf": "fr", "guide.es.pdf": "es",
            "Guide (RU).pdf": "ru", "French guide.pdf": "fr",
            "手册 中文.pdf": "zh-hans", "guide_zh-CN.pdf": "zh-hans",
            "en_2024_guide.pdf": "en", "frame.pdf": "", "renseignement.pdf": "", "guide": "",
        }  # fmt: skip
        for name, code in names.items():
            with self.subTest(name=name):
                self.assertEqual(language_of_name(name), code)

    def test_names_that_differ_in_language_only_have_one_stem(self):
        for name in ["Guide_EN.pdf", "guide-fr.pdf", "guide (Arabic).docx", "GUIDE.pdf"]:
            with self.subTest(name=name):
                self.assertEqual(stem(name), "guide")

    def test_too_little_text_says_nothing(self):
        for text in [
            "",
            "WCO 2024",
            "12345 " * 90,
            "a b c d e f g h i j k l m n o p q r s t u v w",
        ]:
            self.assertEqual(language_of_text(text), "")


class OwnFilesTests(SimpleTestCase):
    def test_extraction_reads_no_more_than_the_first_pages(self):
        data = make_pdf("en", "Handbook", ["The rules of the handbook. "] * 500)
        self.assertGreater(len(PdfReader(io.BytesIO(data)).pages), 5)
        start = time.monotonic()
        self.assertEqual(read_about(data, "a.pdf"), ("en", "Handbook"))
        self.assertLess(time.monotonic() - start, 5)
