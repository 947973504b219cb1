"""Office files as their programs write them, made part by part."""

from tests.library.corpus import TYPES, packed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def written(parts):
    """A file of these parts, given as text."""
    return packed({"[Content_Types].xml": TYPES} | {k: v.encode() for k, v in parts.items()})


def relations(*rows):
    """The part that says what another refers to: rows of id, kind and target."""
    lines = (f'<Relationship Id="{i}" Type="{TYPE}/{k}" Target="{t}"/>' for i, k, t in rows)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


def paragraph(words, more=""):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r>{more}</w:p>"


def word(body, parts=None, rows=()):
    """A Word file with that body, and further parts that it refers to."""
    main = f"<w:document {W} {A} {MC}><w:body>{body}</w:body></w:document>"
    whole = {"word/document.xml": main, "word/_rels/document.xml.rels": relations(*rows)}
    return written(whole | (parts or {}))


def slide(*lines):
    text = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return f"<p:sld {P} {A}>{text}</p:sld>"


def presentation(slides, order, notes=None):
    """A PowerPoint file: slides by number, the order they are shown in, notes by number."""
    ids = "".join(f'<p:sldId r:id="rId{number}" id="{250 + number}"/>' for number in order)
    main = f"<p:presentation {P} {R}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"
    rows = [(f"rId{number}", "slide", f"slides/slide{number}.xml") for number in slides]
    parts = {"ppt/presentation.xml": main, "ppt/_rels/presentation.xml.rels": relations(*rows)}
    for number, markup in slides.items():
        parts[f"ppt/slides/slide{number}.xml"] = markup
    for number, markup in (notes or {}).items():
        row = ("rId1", "notesSlide", f"../notesSlides/notesSlide{number}.xml")
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(row)
        parts[f"ppt/notesSlides/notesSlide{number}.xml"] = markup
    return written(parts)


def workbook(sheets, strings=(), hidden=()):
    """An Excel file: rows of cells as markup, by the name of their sheet; texts they share."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if name in hidden else ''}/>"
        for n, name in enumerate(sheets, 1)
    )
    rows = [(f"rId{n}", "worksheet", f"/xl/worksheets/s{n}.xml") for n in range(1, len(sheets) + 1)]
    parts = {
        "xl/workbook.xml": f"<workbook {X} {R}><sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*rows),
        "xl/sharedStrings.xml": f"<sst {X}>{''.join(f'<si>{s}</si>' for s in strings)}</sst>",
    }
    for n, cells in enumerate(sheets.values(), 1):
        lines = "".join(f"<row>{row}</row>" for row in cells)
        parts[f"xl/worksheets/s{n}.xml"] = (
            f"<worksheet {X}><sheetData>{lines}</sheetData></worksheet>"
        )
    return written(parts)
