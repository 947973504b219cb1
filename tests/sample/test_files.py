"""Sample files: real PDFs whose text comes out as it went in, in every language."""

import io
import unicodedata
from datetime import timedelta

from django.test import SimpleTestCase, TestCase
from django.utils import timezone
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from content.languages import LANGUAGES
from content.models import Attachment
from content.models.attachment import FileAccess
from library.models import Document
from sample.files import attach
from sample.fonts import cut
from sample.pdf import NOTES, make_pdf
from tests.factories import make_news

TEXTS = {
    "ar": ("دليل المنشأ", "يوضح هذا الدليل قواعد المنشأ خطوة خطوة."),
    "zh-hans": ("原产地手册", "本手册说明原产地规则，适用于所有成员。"),
    "en": ("Handbook on origin", "“Origin” – the Organization’s rules, step by step."),
    "fr": ("Manuel de l’origine", "Où sont fixées les règles ? Là-bas, cœur du système élevé."),
    "ru": ("Руководство по происхождению", "Объяснение правил № 1, шаг за шагом, ещё раз."),
    "es": ("Manual de origen", "¿Qué es el año de la niña? Explicación paso a paso."),
}


def text_of(reader):
    """The words of all pages, ligatures and forms taken back to letters, breaks to spaces."""
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())


def plain(words):
    return " ".join(unicodedata.normalize("NFKC", words).split())


class MakePdfTests(SimpleTestCase):
    def test_the_text_comes_out_as_it_went_in(self):
        for code, (title, words) in TEXTS.items():
            with self.subTest(language=code):
                reader = PdfReader(io.BytesIO(make_pdf(code, title, [words])))
                text = text_of(reader)
                for part in [title, words, NOTES[code]]:
                    self.assertIn(plain(part), text)

    def test_latin_words_stand_in_an_arabic_text(self):
        reader = PdfReader(io.BytesIO(make_pdf("ar", "دليل", ["وضعت WCO هذا الدليل."])))
        for part in ["وضعت", "WCO", "هذا الدليل"]:
            self.assertIn(plain(part), text_of(reader))

    def test_says_its_title_and_its_language(self):
        for code, (title, words) in TEXTS.items():
            with self.subTest(language=code):
                reader = PdfReader(io.BytesIO(make_pdf(code, title, [words])))
                self.assertEqual(reader.metadata.title, title)
                self.assertEqual(reader.trailer["/Root"]["/Lang"], LANGUAGES[code].tag)

    def test_a_long_text_takes_several_pages(self):
        for code, (title, words) in TEXTS.items():
            with self.subTest(language=code):
                reader = PdfReader(io.BytesIO(make_pdf(code, title, [words] * 90)))
                self.assertGreater(len(reader.pages), 2)
                self.assertEqual(text_of(reader).count(plain(NOTES[code])), len(reader.pages))

    def test_the_fonts_have_every_chinese_character_of_the_content(self):
        have = set(TTFont(cut.HERE / "chinese.ttf").getBestCmap())
        missing = "".join(sorted(map(chr, cut.chinese() - have)))
        self.assertEqual(missing, "", "run `python -m sample.fonts.cut`")


class AttachTests(TestCase):
    def test_attaches_a_file_per_language_that_has_a_text_once(self):
        news = make_news(titles={"en": "Origin", "ar": "المنشأ"}, slug="origin")
        for _time in range(2):
            attach(news, ["en", "ar", "fr"], access=FileAccess.REGISTERED)
        files = Document.objects.get().files.values_list("language", "title", "pages")
        self.assertCountEqual(files, [("en", "Origin", 1), ("ar", "المنشأ", 1)])
        self.assertEqual(Attachment.objects.get().access, FileAccess.REGISTERED)

    def test_an_earlier_edition_is_a_document_of_its_own(self):
        news = make_news(titles={"en": "Origin"}, slug="origin")
        attach(news, ["en"])
        attach(news, ["en"], edition="2018")
        slugs = Document.objects.order_by("pk").values_list("slug", flat=True)
        self.assertEqual(list(slugs), ["news-origin", "news-origin-2018"])

    def test_an_entry_without_a_text_in_these_languages_gets_nothing(self):
        attach(make_news(titles={"en": "Origin"}), ["fr"])
        self.assertFalse(Document.objects.exists())

    def test_attaching_is_quick(self):
        entries = [make_news(titles={"en": "Origin", "zh-hans": "原产地"}) for _ in range(10)]
        start = timezone.now()
        for news in entries:
            attach(news, ["en", "zh-hans"])
        self.assertLess(timezone.now() - start, timedelta(seconds=5))
