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
