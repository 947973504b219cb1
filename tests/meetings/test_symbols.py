"""Symbols of documents, as people, files and addresses write them."""

from unittest import TestCase

from meetings.symbols import (
    Symbol,
    read_address,
    read_base,
    read_file_name,
    read_symbol,
    sort_key,
)

WRITTEN = {
    "PTC/26/2": "PTC/26/2",
    "ptc/26/2": "PTC/26/2",
    " PTC / 26 / 2 ": "PTC/26/2",
    "ptc-26-2": "PTC/26/2",
    "PTC 26 2": "PTC/26/2",
    "PTC_26_2": "PTC/26/2",
    "PTC–26–2": "PTC/26/2",
    "PTC\u00a026/2": "PTC/26/2",
    "PTC/26/2/Rev.1": "PTC/26/2/Rev.1",
    "PTC/26/2 Rev.1": "PTC/26/2/Rev.1",
    "ptc-26-2 rev 1": "PTC/26/2/Rev.1",
    "ptc-26-2rev1": "PTC/26/2/Rev.1",
    "PTC/26/2/REV.12": "PTC/26/2/Rev.12",
    "PTC/26/2 (Rev. 1)": "PTC/26/2/Rev.1",
    "PTC/26/2, Rev 1": "PTC/26/2/Rev.1",
    "PTC/26/2 Rev": "PTC/26/2/Rev.1",
    "PTC/26/2 Rév.1": "PTC/26/2/Rev.1",
    "PTC/26/2/Révision 3": "PTC/26/2/Rev.3",
    "PTC/26/2/Add.1": "PTC/26/2/Add.1",
    "PTC/26/2 Addendum 2": "PTC/26/2/Add.2",
    "PTC/26/2/Corr.1": "PTC/26/2/Corr.1",
    "PTC/26/2 corrigendum 1": "PTC/26/2/Corr.1",
    "PTC/26/2/Add.1/Rev.2": "PTC/26/2/Add.1/Rev.2",
    "PTC/26/2 add 1 rev 2": "PTC/26/2/Add.1/Rev.2",
    "HSC-WG/75/INF.3": "HSC-WG/75/INF.3",
    "hsc-wg/75/inf 3": "HSC-WG/75/INF.3",
    "HSC-WG-75-INF-3": "HSC-WG/75/INF.3",
    "HSC/75/2a": "HSC/75/2A",
    "SC0300/1": "SC0300/1",
}
NO_SYMBOLS = [
    "", "PTC", "26/2", "Draft agenda", "PTC/", "//", "PTC/26/2/Rev.1/Add.1", "PTC/26/2/Rev.0",
    "PTC/26/2/Rev.2024", "PTC/26/2/Add.1/Add.2", "PTC/26/2 Rev.1 final", "PTC/26/é&", "/26/2",
    "PTC/" + "1" * 80, "PTC/26/2\x00",
]  # fmt: skip
FILES = {
    "PTC-26-2_fr.pdf": ("PTC/26/2", "fr"),
    "PTC-26-2-Rev.1_fr.pdf": ("PTC/26/2/Rev.1", "fr"),
    "ptc-26-2-rev1-FR.PDF": ("PTC/26/2/Rev.1", "fr"),
    "PTC_26_2_Rev1_en.docx": ("PTC/26/2/Rev.1", "en"),
    "PTC 26 2 Rev.1 (French).pdf": ("PTC/26/2/Rev.1", "fr"),
    "PTC-26-2.fr.pdf": ("PTC/26/2", "fr"),
    "PTC-26-2_fr_Rev1.pdf": ("PTC/26/2/Rev.1", "fr"),
    "PTC-26-2_fr_final.pdf": ("PTC/26/2", "fr"),
    "PTC-26-2-Rev1_es_clean.docx": ("PTC/26/2/Rev.1", "es"),
    "PTC-26-2 Draft agenda_fr.docx": ("PTC/26/2", "fr"),
    "PTC-26-2_zh.pdf": ("PTC/26/2", "zh-hans"),
    "PTC-26-2_zh-hans.pdf": ("PTC/26/2", "zh-hans"),
    "PTC-26-2_zh_CN.pdf": ("PTC/26/2", "zh-hans"),
    "PTC-26-2 Français.pdf": ("PTC/26/2", "fr"),
    "PTC-26-2_F.pdf": ("PTC/26/2", "fr"),
    "PTC-26-2-A.pdf": ("PTC/26/2", ""),
    "PTC-26-2A.pdf": ("PTC/26/2A", ""),
    "fr_PTC-26-2.pdf": ("PTC/26/2", "fr"),
    "PTC-26-2_fr (1).pdf": ("PTC/26/2", "fr"),
    "PTC-26-2_fr - Copy.pdf": ("PTC/26/2", "fr"),
    "PTC-26-2.pdf": ("PTC/26/2", ""),
    "PTC26-2rev3-ar.pdf": ("PTC/26/2/Rev.3", "ar"),
    "PTC-26-2-Add.1-Rev.2_ru.pdf": ("PTC/26/2/Add.1/Rev.2", "ru"),
    "PTC-26-10-Corr.1_en.pdf": ("PTC/26/10/Corr.1", "en"),
    "PTC-26-INF.3_en.pdf": ("PTC/26/INF.3", "en"),
    "PTC-26-INF3-en.pdf": ("PTC/26/INF.3", "en"),
    "HSC-WG-75-1_en.pdf": ("HSC-WG/75/1", "en"),
    "C:\\Temp\\PTC-26-2_en.pdf": ("PTC/26/2", "en"),
    "../../PTC-26-2_en.pdf": ("PTC/26/2", "en"),
    "agenda_fr.pdf": (None, "fr"),
    "photo.pdf": (None, ""),
    "PTC-26-2_revised_en.pdf": ("PTC/26/2/Rev.1", "en"),
    "PTC-26-2_address list_en.pdf": ("PTC/26/2", "en"),
    "": (None, ""),
}
ADDRESSES = {
    "PTC/26/2": ("PTC/26/2", None),
    "ptc/26/2": ("PTC/26/2", None),
    "PTC/26/2/rev/1": ("PTC/26/2/Rev.1", 1),
    "PTC/26/2/rev/0": ("PTC/26/2", 0),
    "PTC/26/2/add/1": ("PTC/26/2/Add.1", None),
    "PTC/26/2/corr/3/rev/2": ("PTC/26/2/Corr.3/Rev.2", 2),
    "PTC/26/2/Rev.1": ("PTC/26/2/Rev.1", 1),
    "PTC/26/2/Add.1": ("PTC/26/2/Add.1", None),
    "HSC-WG/75/INF.3/rev/1": ("HSC-WG/75/INF.3/Rev.1", 1),
}


class SymbolTests(TestCase):
    def test_is_read_however_it_is_written(self):
        for written, symbol in WRITTEN.items():
            with self.subTest(written):
                self.assertEqual(str(read_symbol(written)), symbol)

    def test_is_none_of_other_words(self):
        for written in NO_SYMBOLS:
            with self.subTest(written):
                self.assertIsNone(read_symbol(written))

    def test_is_read_back_as_it_was(self):
        for symbol in [
            Symbol("PTC/26/2"), Symbol("PTC/26/2", revision=3), Symbol("PTC/26/2", "Add", 1),
            Symbol("HSC-WG/75/INF.3", "Corr", 2, 4),
        ]:  # fmt: skip
            with self.subTest(str(symbol)):
                self.assertEqual(read_symbol(str(symbol)), symbol)
                self.assertEqual(read_address(symbol.path_of_revision).symbol, symbol)

    def test_has_a_base_without_marks(self):
        self.assertEqual(read_base("ptc-26-2"), "PTC/26/2")
        self.assertEqual(read_base("PTC/26/2/Rev.1"), "")

    def test_has_a_key_that_needs_no_slashes(self):
        self.assertEqual(Symbol("HSC-WG/75/INF.3").key, "HSC-WG-75-INF-3")
        self.assertEqual(read_file_name("HSC-WG-75-INF3.pdf").symbol.key, "HSC-WG-75-INF-3")

    def test_has_a_slug(self):
        self.assertEqual(Symbol("PTC/26/2", "Add", 1, 2).slug, "ptc-26-2-add-1-rev-2")

    def test_sorts_as_people_count(self):
        order = [
            "HSC/1/1", "PTC/26/1", "PTC/26/2", "PTC/26/2/Add.1", "PTC/26/2/Add.10",
            "PTC/26/2/Corr.1", "PTC/26/2/Rev.1", "PTC/26/10", "PTC/26/INF.1", "PTC/27/1",
        ]  # fmt: skip
        self.assertEqual(sorted(set(order), key=sort_key), order)

    def test_takes_no_long_time_over_long_words(self):
        for text in ["PTC-" * 20000, "1-" * 20000, " rev" * 20000, "/" * 90000]:
            read_symbol(text), read_file_name(text), read_address(text)


class FileNameTests(TestCase):
    def test_tells_symbol_and_language(self):
        for name, (symbol, language) in FILES.items():
            with self.subTest(name):
                found = read_file_name(name)
                self.assertEqual(str(found.symbol) if found.symbol else None, symbol)
                self.assertEqual(found.language, language)


class AddressTests(TestCase):
    def test_asks_for_a_document(self):
        for path, (symbol, revision) in ADDRESSES.items():
            with self.subTest(path):
                asked = read_address(path)
                self.assertEqual((str(asked.symbol), asked.revision), (symbol, revision))

    def test_asks_for_nothing(self):
        for path in ["", "PTC", "PTC/26/2/rev/1/add/1", "rev/1", "PTC/26/2/rev/1000", "a b"]:
            with self.subTest(path):
                self.assertIsNone(read_address(path))
