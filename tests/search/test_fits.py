"""How well titles fit what was typed."""

from django.test import TestCase

from content.matches import Match
from content.models import Version
from library.models import FilePage
from search.fits import NO_FIT, Fit, fits_of
from tests.factories import make_file, make_news
from textsearch.queries import understand


class FitTests(TestCase):
    def fit(self, words, title, language="en", body=""):
        """The fit of the only text of a new item."""
        text = make_news({language: title}, words={"body": body}).versions.get()
        match = Match(text.entry_id, None, text.pk, language, 0.0, 0.0)
        return fits_of([match], understand(words))[False, text.pk]

    def test_is_whole_where_the_title_is_what_was_typed(self):
        for words, title in [("customs union", "Customs Union"), ("the union", "Unions")]:
            with self.subTest(words):
                self.assertEqual(self.fit(words, title), Fit(1.0, 1.0, True, True))
                self.assertEqual(self.fit(words, title).share, 1.0)

    def test_tells_how_much_of_the_title_was_typed_and_of_what_was_typed_it_has(self):
        for words, title, precision, recall in [
            ("customs", "Customs union", 0.5, 1.0),
            ("customs union", "Customs", 1.0, 0.5),
            ("customs data", "Customs union today meeting", 0.25, 0.5),
            ("zebra", "Customs union", 0.0, 0.0),
        ]:
            with self.subTest(words=words, title=title):
                fit = self.fit(words, title)
                self.assertEqual((fit.precision, fit.recall), (precision, recall))

    def test_is_measured_by_both(self):
        self.assertEqual(Fit(0.5, 1.0, False, False).share, 2 / 3)
        self.assertEqual(NO_FIT.share, 0.0)

    def test_asks_for_the_words_in_their_order(self):
        fit = self.fit("union customs", "Customs union")
        self.assertEqual((fit.recall, fit.is_whole, fit.is_together), (1.0, False, False))

    def test_tells_where_the_text_has_the_words_together(self):
        fit = self.fit("customs union", "Union", body="<p>On the customs union.</p>")
        self.assertEqual((fit.is_whole, fit.is_together), (False, True))

    def test_counts_a_phrase_once_and_nothing_that_must_be_missing(self):
        for words in ['"customs union" today', "customs -zebra", "customs union -zebra"]:
            with self.subTest(words):
                self.assertEqual(self.fit(words, "Customs union today").recall, 1.0)
        self.assertEqual(self.fit('"customs union" zebra', "Customs union").recall, 0.5)
        self.assertEqual(self.fit("customs -zebra", "Union").recall, 0.0)

    def test_is_judged_in_the_language_of_the_text(self):
        self.assertEqual(self.fit("douane", "Douanes", "fr").share, 1.0)
        self.assertEqual(self.fit("海关组织", "海关组织", "zh-hans").recall, 1.0)


class FitsTests(TestCase):
    def test_are_of_texts_and_pages_by_their_keys(self):
        news = make_news({"en": "Customs"})
        text = news.versions.get()
        attachment = make_file(news)
        file = attachment.document.files.first()
        page = FilePage.objects.create(file=file, number=7, language="en", title="Customs union")
        found = [
            Match(news.pk, None, text.pk, "en", 0.0, 0.0),
            Match(news.pk, attachment.pk, page.pk, "en", 0.0, 0.0),
        ]
        fits = fits_of(found, understand("customs"))
        self.assertEqual(fits[False, text.pk].precision, 1.0)
        self.assertEqual(fits[True, page.pk].precision, 0.5)

    def test_cost_one_statement_or_two_however_many(self):
        for number in range(20):
            make_news({"en": f"Aardvark {number}"})
        texts = Version.objects.values_list("entry", "pk")
        found = [Match(entry, None, pk, "en", 0.0, 0.0) for entry, pk in texts]
        query = understand("aardvarks numbered")
        with self.assertNumQueries(2):  # the phrase, the fits
            fits_of(found, query)
        with self.assertNumQueries(1):
            self.assertEqual(len(fits_of(found, query)), 20)

    def test_of_nothing_cost_nothing(self):
        with self.assertNumQueries(0):
            self.assertEqual(fits_of([], understand("")), {})
