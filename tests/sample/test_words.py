"""The words of the demonstration: whole, repeatable, and with every name leading somewhere."""

from content.models import Synonym, Term
from pages.models import Question
from sample import loader
from tests.sample.loaded import SampleCase


class LoadWordsTests(SampleCase):
    def test_loads_every_term_and_question_with_its_texts(self):
        self.assertEqual((Term.objects.count(), Question.objects.count()), (78, 16))
        counts = {
            code: Term.objects.filter(languages__contains=[code]).count()
            for code in ["en", "fr", "es", "ru", "zh-hans", "ar"]
        }
        self.assertEqual(counts, {"en": 78, "fr": 40, "es": 15, "ru": 15, "zh-hans": 15, "ar": 15})
        term = Term.objects.get(slug="ad-valorem-duty")
        self.assertEqual([other.slug for other in term.see_also.all()], ["specific-duty"])
        self.assertFalse(Term.objects.get(slug="customs").is_offered)

    def test_loading_again_brings_back_nothing_that_an_editor_removed(self):
        Synonym.objects.filter(words="OEA").delete()
        before = Synonym.objects.count()
        loader.load(self.by, lambda line: None)
        self.assertEqual(Synonym.objects.count(), before)
        self.assertEqual(Term.objects.count(), 78)

    def test_every_term_and_question_is_served(self):
        for address in ["/ar/glossary/", "/zh-hans/glossary/", "/ru/faq/", "/fr/sitemap/"]:
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 200)
        for entry in [*Term.objects.all()[:10], *Question.objects.all()[:5]]:
            with self.subTest(entry.slug):
                self.assertEqual(self.client.get(entry.get_absolute_url()).status_code, 200)
