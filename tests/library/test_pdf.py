"""The words of PDF files, page by page: all scripts, damage, and files that cost too much."""

import io
import re
import time
import zlib

from django.test import SimpleTestCase
from fpdf import FPDF
from pypdf import PdfWriter

from library import extracted
from library.extraction.wording import readable
from sample.pdf import FONTS, make_pdf
from tests.library.corpus import PDF, acting, pdf, written
from tests.library.test_reading import rewritten
from tests.sample.test_files import TEXTS

ARABIC = (
    "تمثل هذه الصفحة وثيقة من وثائق منظمة الجمارك العالمية (WCO) في عام 2024، ولا سيما الأعضاء "
    "البالغ عددهم 186 عضوا. لأن الاتفاقية لا تزال سارية ضمن SAFE Framework of Standards المعتمد."
)


def words_of(text):
    return re.findall(r"\w+", text)


def text_of(data):
    return "\n".join(page.text for page in extracted.pages(data, "pdf").pages)


def of_pages(*texts):
    """A PDF with a page for each text."""
    file = FPDF()
    file.set_font("helvetica", size=12)
    for text in texts:
        file.add_page()
        file.write(8, text)
    return bytes(file.output())


def with_page_before(data, content):
    """The same PDF with that page content on its first page."""
    return rewritten(data, {}, content)


class WordsTests(SimpleTestCase):
    def test_every_word_is_read_in_every_language(self):
        for code, (title, words) in TEXTS.items():
            with self.subTest(language=code):
                found = text_of(make_pdf(code, title, [words] * 3))
                if code == "zh-hans":  # lines end anywhere
                    self.assertIn(f"{title}{words}", found)
                else:
                    self.assertLessEqual(set(words_of(f"{title} {words}")), set(words_of(found)))

    def test_arabic_is_read_in_plain_letters_in_the_order_of_reading(self):
        found = text_of(make_pdf("ar", "وثيقة", [ARABIC]))
        self.assertEqual(set(words_of(ARABIC)) - set(words_of(found)), set())
        self.assertIn("منظمة الجمارك العالمية", found)

    def test_arabic_that_was_written_from_the_end_is_turned(self):
        file = FPDF()
        file.add_page()
        file.add_font("arabic", fname=FONTS / "arabic.ttf")
        file.set_font("arabic", size=12)
        file.multi_cell(0, 8, "منظمة الجمارك العالمية وثيقة عمل الاتفاقية المتعلقة بالمنشأ")
        self.assertIn("منظمة الجمارك العالمية", text_of(bytes(file.output())))

    def test_each_page_has_its_number_and_those_without_words_none(self):
        found = extracted.pages(of_pages("One", "", "Three"), "pdf")
        self.assertEqual([tuple(page) for page in found.pages], [(1, "One"), (3, "Three")])
        self.assertTrue(found.is_whole)

    def test_lines_are_put_together_as_people_read_them(self):
        texts = {
            "infor-\nmation  on\t trade\r\n\r\nNext": "information on trade\nNext",
            "海关\n组织": "海关组织",
            "ﬁle\u00a0of\u200b o\u00adﬃce\x00": "file of office",
            "عام2024 في": "عام 2024 في",
            " \n .-. \n": "",
        }
        for text, expected in texts.items():
            with self.subTest(text=text):
                self.assertEqual(readable(text), expected)


class DamageTests(SimpleTestCase):
    def test_a_protected_file_has_no_pages(self):
        locked = written(lambda writer: writer.encrypt("secret"))
        self.assertEqual(extracted.pages(locked, "pdf"), ([], False))

    def test_a_damaged_file_gives_what_it_can(self):
        for data in [PDF[:-300], PDF[: len(PDF) // 2], PDF.replace(b"endobj", b"")]:
            with self.subTest(size=len(data)):
                self.assertLessEqual(len(extracted.pages(data, "pdf").pages), 1)

    def test_a_page_that_cannot_be_read_hides_no_other(self):
        data = with_page_before(of_pages("One", "Two", "Three"), b"BT /F1 (" + b"[" * 50_000)
        self.assertEqual([p.number for p in extracted.pages(data, "pdf").pages], [2, 3])


class CostlyFileTests(SimpleTestCase):
    def test_a_page_that_takes_too_long_hides_no_other(self):
        slow = b"BT /F1 12 Tf " + b"(a) Tj " * 4_000_000 + b"ET"
        data = with_page_before(of_pages("One", "Two"), slow)
        self.assertLess(len(data), 100_000)
        start = time.monotonic()
        found = extracted.pages(data, "pdf")
        self.assertEqual([page.number for page in found.pages][-1:], [2])
        self.assertFalse(found.is_whole)
        self.assertLess(time.monotonic() - start, 40)

    def test_an_unpacked_giant_is_refused(self):
        giant = zlib.compress(zlib.compress(bytes(200_000_000)), 9)
        head = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(giant)
        content = head + giant + b"\nendstream"
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
        pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
        data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, content)
        self.assertLess(len(data), 20_000)
        self.assertEqual(extracted.pages(data, "pdf").pages, [])

    def test_a_tree_of_pages_without_end_is_refused(self):
        trees = {
            "itself": b"<</Type/Pages/Kids[2 0 R]/Count 1>>",
            "billion": b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>",
        }
        for name, pages in trees.items():
            with self.subTest(tree=name):
                data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, b"<</Type/Page>>")
                self.assertEqual(extracted.pages(data, "pdf").pages, [])
        deep = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % n for n in range(3, 3_000)]
        data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", *deep, b"<</Type/Page>>")
        self.assertEqual(extracted.pages(data, "pdf").pages, [])
        self.assertEqual(extracted.pages(acting(b""), "pdf"), ([], True))

    def test_five_thousand_pages_are_the_most(self):
        writer, output = PdfWriter(clone_from=io.BytesIO(of_pages("Words"))), io.BytesIO()
        for _page in range(5_000):
            writer.insert_page(writer.pages[0])
        writer.write(output)
        found = extracted.pages(output.getvalue(), "pdf")
        self.assertEqual(found.pages[-1].number, 5_000)
        self.assertFalse(found.is_whole)

    def test_what_was_read_before_the_end_is_kept(self):
        slow = b"BT /F1 12 Tf " + b"(a) Tj " * 4_000_000 + b"ET"
        data = of_pages("One", "Two")
        writer = PdfWriter(clone_from=io.BytesIO(with_page_before(data, slow)))
        writer.insert_page(writer.pages[1], 0)
        output = io.BytesIO()
        writer.write(output)
        whole = extracted._run("pages", output.getvalue(), "pdf", 4)
        self.assertEqual(extracted._gathered(extracted._rows(whole)).pages[0].text, "Two")
