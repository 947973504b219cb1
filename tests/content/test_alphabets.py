"""Letters and order of words in six languages."""

from django.test import SimpleTestCase

from content.alphabets import DIGITS, OTHER, letters, place


class PlaceTests(SimpleTestCase):
    def check(self, language, expected):
        """Words come out in that order, each under its letter: ["A Accord", "C Ça va"]."""
        pairs = [line.split(" ", 1) for line in expected]
        words = sorted((word for _letter, word in pairs), reverse=True)
        words.sort(key=lambda word: place(word, language).key)
        found = [[place(word, language).letter, word] for word in words]
        self.assertEqual(found, pairs)

    def test_english_and_french_know_no_accents_and_no_signs(self):
        expected = [
            "A Accord", "A « Alpha »", "C Ça", "C ça va", "C cote", "C côté", "C coter",
            "E été", "E Étude", "L L’origine", "O Œuvre", "Z zone",
            f"{DIGITS} 2028", f"{OTHER} таможня", f"{OTHER} 海关",
        ]  # fmt: skip
        self.check("fr", expected)

    def test_words_of_one_come_before_words_of_two(self):
        self.check("en", ["A Ad valorem duty", "A Advance ruling", "A advance-ruling system"])

    def test_spanish_has_an_enye(self):
        self.check("es", ["N Niño", "N nube", "N nzz", "Ñ ñandú", "O oro", "Q ¿Qué?"])

    def test_russian_files_yo_with_ye_and_short_i_apart_and_latin_behind(self):
        self.check(
            "ru", ["Е Еда", "Е Ёлка", "Е Ель", "И Игра", "Й Йод", "Я Янтарь", "A AEO", "Z Zed"]
        )

    def test_arabic_leaves_out_the_article_and_the_forms_of_hamza(self):
        self.check(
            "ar",
            ["ا إعفاء", "ا الإفراج", "ا آلية", "ب بيان", "ش الشحن", "م المشغل", "م مؤقت", "A AEO"],
        )

    def test_arabic_words_that_only_begin_like_the_article_stay_whole(self):
        for word in ["التزام", "الالتزام", "التزامات"]:
            with self.subTest(word):
                self.assertEqual(place(word, "ar").letter, "ا")

    def test_chinese_goes_by_how_it_is_read_before_latin_words_of_the_same_letter(self):
        self.check(
            "zh-hans",
            ["A 安全", "A AEO", "B 秘鲁", "C 重庆", "H 海关", "H 海关合作", "J 经认证的经营者"],
        )

    def test_every_letter_is_one_that_an_index_shows(self):
        odd = ["", " ", "_", "ß", "ı", "Ⅷ", "①", "٣", "ﷺ", "𝔘", "\u0301", "!", "Ÿ", "ŉ", "ǆ"]
        for language in ["en", "fr", "es", "ru", "ar", "zh-hans"]:
            for words in odd:
                with self.subTest(words=words, language=language):
                    self.assertIn(place(words, language).letter, letters(language))
