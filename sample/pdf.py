"""PDF files in every language of the portal, whose text can be read, searched and copied."""

import logging
from collections.abc import Iterable
from pathlib import Path

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import Align, WrapMode

from content.languages import LANGUAGES

# It reports every table of every font.
logging.getLogger("fontTools").setLevel(logging.WARNING)

FONTS = Path(__file__).parent / "fonts"
LATIN = "latin-cyrillic"
FAMILIES = {"ar": "arabic", "zh-hans": "chinese"}
NOTES = {
    "ar": "ملف نموذجي أعد لهذا العرض التوضيحي.",
    "zh-hans": "为本演示制作的样本文件。",
    "en": "Sample file made for this demonstration.",
    "fr": "Fichier d’exemple préparé pour cette démonstration.",
    "ru": "Образец файла, подготовленный для этой демонстрации.",
    "es": "Archivo de muestra preparado para esta demostración.",
}
MARGIN, FOOT = 24, 18  # mm
TITLE, TEXT, SMALL = 20, 11, 9  # points
LEADING = 0.55  # mm per point
INK, SOFT = (23, 38, 44), (92, 102, 112)


class SampleFile(FPDF):
    """A4 pages in one language, each with its number and the note that it is a sample."""

    def __init__(self, language: str):
        super().__init__()
        self.language = LANGUAGES[language]
        self.family = FAMILIES.get(language, LATIN)
        self.add_font(self.family, fname=FONTS / f"{self.family}.ttf")
        self.is_rtl = self.language.direction == "rtl"
        if self.is_rtl:
            self.add_font(LATIN, fname=FONTS / f"{LATIN}.ttf")
            self.set_fallback_fonts([LATIN])
            self.set_text_shaping(True)
        self.set_lang(self.language.tag)
        self.set_margin(MARGIN)
        self.set_auto_page_break(True, MARGIN + FOOT)

    def write_block(self, size: int, words: str, ink: tuple[int, int, int] = INK) -> None:
        """A paragraph from margin to margin, and the space below it."""
        self.set_font(self.family, size=size)
        self.set_text_color(*ink)
        is_chinese = self.language.code == "zh-hans"
        self.multi_cell(
            0,
            size * LEADING,
            words,
            align=Align.R if self.is_rtl else Align.L,
            wrapmode=WrapMode.CHAR if is_chinese else WrapMode.WORD,
            new_x="LMARGIN",
            new_y="NEXT",
        )
        self.ln(size * LEADING / 2)

    def footer(self):
        """The note at the start of the line, the number of the page at its end."""
        self.set_font(self.family, size=SMALL)
        self.set_text_color(*SOFT)
        sides = [Align.R, Align.L] if self.is_rtl else [Align.L, Align.R]
        for align, words in zip(
            sides, [NOTES[self.language.code], str(self.page_no())], strict=True
        ):
            self.set_xy(MARGIN, -FOOT)
            self.cell(0, SMALL * LEADING, words, align=align)


def make_pdf(language: str, title: str, paragraphs: Iterable[str]) -> bytes:
    """A PDF file with that title, also in its properties, and those paragraphs."""
    pdf = SampleFile(language)
    pdf.set_title(title)
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.add_page()
    pdf.write_block(TITLE, title)
    for words in paragraphs:
        pdf.write_block(TEXT, words)
    return bytes(pdf.output())
