"""Which text a reader gets: states of texts x languages x order of fallback."""

from django.conf import settings
from django.test import TestCase

from accounts.models import User
from content.models import Version
from newsroom.models import News
from tests.factories import make_news

PUBLISHER = User(is_superuser=True)

# (asked for, texts as {language: state}, language shown or None)
CASES = [
    ("fr", {"fr": "published", "en": "published"}, "fr"),
    ("fr", {"fr": "draft", "en": "published"}, "en"),
    ("fr", {"fr": "in_review", "en": "published"}, "en"),
    ("fr", {"fr": "withdrawn", "en": "published"}, "en"),
    ("fr", {"fr": "published again as a draft", "en": "published"}, "fr"),
    ("fr", {"es": "published", "ar": "published"}, "es"),
    ("fr", {"ar": "published", "zh-hans": "published"}, "ar"),
    ("fr", {"ru": "published", "ar": "published"}, "ru"),
    ("fr", {"fr": "draft"}, None),
    ("fr", {"en": "draft", "fr": "withdrawn"}, None),
    ("en", {"fr": "published", "es": "published"}, "fr"),
    ("en", {"zh-hans": "published", "ar": "published"}, "zh-hans"),
    ("ar", {"fr": "published", "en": "published"}, "en"),
    ("ar", {"ar": "published", "en": "published"}, "ar"),
    ("zh-hans", {"ru": "published", "es": "published"}, "es"),
    ("ru", {"zh-hans": "published"}, "zh-hans"),
    ("es", {"ru": "published", "fr": "published"}, "fr"),
]


def put(entry, language, state):
    """Bring the text of a language into a state."""
    version = entry.write(language, title=f"In {language}")
    if state == "in_review":
        version.submit(PUBLISHER)
    if state.startswith(("published", "withdrawn")):
        version.publish(PUBLISHER)
    if state == "withdrawn":
        version.withdraw(PUBLISHER)
    if state.endswith("as a draft"):
        entry.write(language, title="Not for readers yet")


class FallbackTests(TestCase):
    def test_shows_the_best_published_text(self):
        for asked, texts, shown in CASES:
            with self.subTest(asked=asked, texts=texts):
                news = make_news({})
                for language, state in texts.items():
                    put(news, language, state)
                found = News.objects.live().in_language(asked).filter(pk=news.pk).first()
                if shown is None:
                    self.assertIsNone(found)
                    continue
                self.assertEqual(found.text.language, shown)
                self.assertEqual(found.text.title, f"In {shown}")
                self.assertEqual(found.text.is_fallback, shown != asked)

    def test_every_language_falls_back_to_every_other(self):
        codes = {code for code, _name in settings.LANGUAGES}
        for code in codes:
            with self.subTest(language=code):
                self.assertEqual({code, *settings.FALLBACK_LANGUAGES[code]}, codes)

    def test_any_single_text_is_found_from_every_language(self):
        codes = [code for code, _name in settings.LANGUAGES]
        for written in codes:
            news = make_news({written: "Only one"})
            for asked in codes:
                with self.subTest(written=written, asked=asked):
                    text = News.objects.in_language(asked).get(pk=news.pk).text
                    self.assertEqual(text.language, written)

    def test_costs_one_statement_for_all_texts(self):
        for _ in range(3):
            make_news({"en": "One", "fr": "Un"})
        with self.assertNumQueries(2):
            texts = [news.text.title for news in News.objects.in_language("fr")]
        self.assertEqual(texts, ["Un"] * 3)
        self.assertEqual(Version.objects.count(), 6)
