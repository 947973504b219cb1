"""Cuts the fonts of the sample files down to the characters that the sample content uses.

Run it when a test says that a character is missing: `python -m sample.fonts.cut`. It needs
fonttools, which fpdf2 brings, and Debian's packages fonts-noto-core and fonts-noto-cjk.
"""

from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
SOURCES = Path("/usr/share/fonts")
ASCII = range(0x20, 0x7F)
SIGNS = [*range(0x2010, 0x2028), 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2116, 0x2192, 0x2212]
LATIN = [*ASCII, *range(0xA0, 0x180), *SIGNS]
CYRILLIC = range(0x400, 0x460)
ARABIC = [*ASCII, *range(0x600, 0x6FF), *range(0x200B, 0x2010)]
CHINESE_SIGNS = [*range(0x3000, 0x3020), *range(0xFF00, 0xFFF0)]
# The place of the simplified Chinese font in its collection.
SIMPLIFIED = 2
# Of the 1,000 units of an em: what curves may differ from the original's.
MAX_ERROR = 0.5


def texts() -> Iterable[str]:
    """The words of the sample content, and of the sample files themselves."""
    for path in [*DATA.glob("*.csv"), *DATA.glob("*.json"), HERE.parent / "pdf.py"]:
        yield path.read_text(encoding="utf-8")


def chinese() -> set[int]:
    """The code points of the Chinese characters in the sample content."""
    return {ord(c) for text in texts() for c in text if 0x3400 <= ord(c) < 0xA000}


def cut(source: str, target: str, code_points: Iterable[int], number: int = -1) -> None:
    """Write the part of a font that holds these code points, without hints for old screens."""
    options = subset.Options(font_number=number, hinting=False, recalc_bounds=True, name_IDs=["*"])
    font = subset.load_font(str(SOURCES / source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=code_points)
    cutter.subset(font)
    if "CFF " in font:
        draw_quadratic(font)
    font.save(HERE / target)


def draw_quadratic(font: TTFont) -> None:
    """Give a font TrueType's outlines: in PDF files, more readers take text out of those."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    for name in ["CFF ", "VORG"]:
        if name in font:
            del font[name]
    font["maxp"].tableVersion = 0x00010000
    counts = "maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs"
    for count in f"{counts} maxStackElements maxSizeOfInstructions".split():
        setattr(font["maxp"], count, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


if __name__ == "__main__":
    cut("truetype/noto/NotoSans-Regular.ttf", "latin-cyrillic.ttf", [*LATIN, *CYRILLIC])
    cut("truetype/noto/NotoNaskhArabic-Regular.ttf", "arabic.ttf", ARABIC)
    characters = [*LATIN, *CHINESE_SIGNS, *chinese()]
    cut("opentype/noto/NotoSansCJK-Regular.ttc", "chinese.ttf", characters, SIMPLIFIED)
