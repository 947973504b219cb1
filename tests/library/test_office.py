"""The words of Word, PowerPoint and Excel files."""

import unittest

from library import extracted
from library.extraction.office import pages
from tests.library.corpus import LAUGHS, office, packed
from tests.library.office_files import (
    BREAK,
    MC,
    A,
    W,
    paragraph,
    presentation,
    slide,
    word,
    workbook,
)


def words(data, ending):
    """The pages that were read, by their number, each as one line."""
    found = extracted.pages(data, ending)
    return {page.number: " ".join(page.text.split()) for page in found.pages}


class WordTests(unittest.TestCase):
    def test_reads_text_tables_and_marks_between_words(self):
        table = f"<w:tbl><w:tr><w:tc>{paragraph('Cell')}</w:tc></w:tr></w:tbl>"
        body = (
            "<w:p><w:r><w:t>Ori</w:t></w:r><w:r><w:t>gin</w:t><w:tab/><w:t>rules</w:t></w:r></w:p>"
        )
        data = word(f"{body}{paragraph('R&amp;D')}{table}")
        self.assertEqual(words(data, "docx"), {1: "Origin rules R&D Cell"})
        self.assertTrue(extracted.pages(data, "docx").is_whole)

    def test_reads_heads_feet_notes_and_boxes_once(self):
        note = f'<w:footnote w:id="2">{paragraph("The note")}</w:footnote>'
        box = f"<w:txbxContent>{paragraph('A box')}</w:txbxContent>"
        boxes = (
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
        parts = {
            "word/footnotes.xml": f"<w:footnotes {W}>{note}</w:footnotes>",
            "word/header1.xml": f"<w:hdr {W}>{paragraph('The head')}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {W}>{paragraph('The foot')}</w:ftr>",
        }
        rows = [("a", "header", "header1.xml"), ("b", "footer", "footer1.xml")]
        mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        data = word(paragraph("One", mark) + paragraph("Two", boxes), parts, rows)
        self.assertEqual(words(data, "docx"), {1: "One The note Two A box The head The foot"})

    def test_what_was_deleted_from_the_text_is_left_out(self):
        gone = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        gone += "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        code = "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
        self.assertEqual(words(word(paragraph("Here", gone + code)), "docx"), {1: "Here"})

    def test_a_new_page_begins_where_the_author_says_so(self):
        before = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Three</w:t></w:r></w:p>"
        data = word(f"{paragraph('One')}{BREAK}{paragraph('Two')}{before}")
        self.assertEqual(words(data, "docx"), {1: "One", 2: "Two", 3: "Three"})

    def test_a_long_text_is_cut_between_its_lines(self):
        data = word("".join(paragraph(f"Line {n} of this long text") for n in range(2000)))
        found = extracted.pages(data, "docx")
        self.assertEqual([page.number for page in found.pages], [1, 2, 3, 4])
        lines = [line for page in found.pages for line in page.text.splitlines()]
        self.assertEqual(lines, [f"Line {n} of this long text" for n in range(2000)])


class PowerPointTests(unittest.TestCase):
    def test_a_slide_is_a_page_in_the_order_shown_with_its_notes(self):
        slides = {1: slide("First", "Line"), 2: slide("Second"), 10: slide("Tenth")}
        data = presentation(slides, [10, 1, 2], notes={1: slide("Say this")})
        expected = {1: "Tenth", 2: "First Line Say this", 3: "Second"}
        self.assertEqual(words(data, "pptx"), expected)

    def test_an_empty_slide_counts(self):
        data = presentation({1: slide(), 2: slide("Second")}, [1, 2])
        self.assertEqual(words(data, "pptx"), {2: "Second"})


class ExcelTests(unittest.TestCase):
    def test_reads_shared_and_inline_texts_and_numbers(self):
        cells = [
            '<c t="s"><v>1</v></c><c t="inlineStr"><is><t>inline</t></is></c>',
            '<c><v>8471.3000000000002</v></c><c t="str"><f>A1</f><v>formula</v></c>',
            '<c t="s"><v>99</v></c>',
        ]
        strings = ["<t>zero</t>", "<r><t>ri</t></r><r><t>ch</t></r><rPh><t>reading</t></rPh>"]
        data = workbook({"Tariff": cells, "Other": ['<c t="s"><v>0</v></c>']}, strings)
        expected = {1: "Tariff rich inline 8471.3 formula", 2: "Other zero"}
        self.assertEqual(words(data, "xlsx"), expected)

    def test_hidden_sheets_are_left_out(self):
        cell = '<c t="inlineStr"><is><t>secret</t></is></c>'
        data = workbook({"Hidden": [cell], "Shown": []}, hidden=["Hidden"])
        self.assertEqual(words(data, "xlsx"), {1: "Shown"})


class HostileFileTests(unittest.TestCase):
    def test_nothing_is_expanded(self):
        data = office(extra={"word/document.xml": LAUGHS})
        self.assertEqual(extracted.pages(data, "docx"), ([], False))

    def test_what_stands_before_the_damage_is_kept(self):
        whole = word(f"{paragraph('One')}{BREAK}{paragraph('Two')}<w:broken></w:body>")
        found = extracted.pages(whole, "docx")
        self.assertEqual([page.text for page in found.pages], ["One", "Two"])
        self.assertFalse(found.is_whole)

    def test_nobody_has_to_read_to_the_end(self):
        found = pages(word(f"{paragraph('One')}{BREAK}{paragraph('Two')}"), "docx")
        self.assertEqual(next(found).split(), ["One"])
        found.close()

    def test_files_that_are_none_have_no_pages(self):
        for ending in ["docx", "pptx", "xlsx", "pdf"]:
            for data in [b"", b"PK\3\4", b"%PDF-1.7", packed({"a": b"b"})]:
                with self.subTest(ending=ending, data=data[:4]):
                    self.assertEqual(extracted.pages(data, ending).pages, [])

    def test_a_packed_giant_is_read_as_far_as_it_may(self):
        lines = f"<w:p><w:r><w:t>{'word ' * 1000}</w:t></w:r></w:p>".encode() * 20_000
        head = f"<w:document {W} {A} {MC}><w:body>".encode()
        data = packed({"word/document.xml": head + lines})
        self.assertLess(len(data), 1_000_000)
        found = extracted.pages(data, "docx")
        self.assertFalse(found.is_whole)
        self.assertLessEqual(sum(len(page.text) for page in found.pages), 6_000_000)
        self.assertLessEqual(max(len(page.text) for page in found.pages), 50_000)
