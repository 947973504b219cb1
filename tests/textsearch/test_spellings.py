from django.test import SimpleTestCase

from textsearch.spellings import other_spellings

PAIRS = [
    ("harmonised", "harmonized"),
    ("organisations", "organizations"),
    ("analysing", "analyzing"),
    ("harbour", "harbor"),
    ("centre", "center"),
    ("programme", "program"),
    ("catalogues", "catalogs"),
    ("licence", "license"),
    ("travellers", "travelers"),
]


class OtherSpellingTests(SimpleTestCase):
    def test_is_found_in_both_directions(self):
        for british, american in PAIRS:
            with self.subTest(british):
                self.assertEqual([*other_spellings("en", british.title())], [american])
                self.assertEqual([*other_spellings("en", american)], [british])

    def test_is_none_of_words_that_end_otherwise(self):
        for word in ["rise", "release", "letter", "member", "director", "customs"]:
            self.assertEqual([*other_spellings("en", word)], [], word)

    def test_belongs_to_one_language(self):
        self.assertEqual([*other_spellings("fr", "organise")], [])

    def test_numbers_sessions(self):
        for language, number, other in [
            ("en", "1", ["1st"]), ("en", "12", ["12th"]), ("en", "22", ["22nd"]),
            ("en", "113", ["113th"]), ("en", "243/244", ["243rd 244th"]), ("fr", "1", ["1er"]),
            ("fr", "187", ["187e"]), ("ru", "187", []), ("en", "2024", []), ("en", "0", []),
        ]:  # fmt: skip
            with self.subTest(number, language=language):
                self.assertEqual([*other_spellings(language, number)], other)
