"""Live figures: numbers in texts that are looked up when they are shown."""

from datetime import date

from django.test import TestCase, override_settings

from content.figures import Figure, figure
from content.models import StatedFigure, Version
from tests.factories import make_news, make_page

WORDS = {
    "summary": "All {{ members.total }} Members & friends",
    "body": "<p>It has {{members.total}} Members, {{ nothing.known }} and {{ odd }} more.</p>",
}


def count_versions(key, on=None):
    """A figure that is counted from records, as settings.FIGURES names one."""
    return Figure(Version.objects.filter(language=key).count())


def count_nothing(key, on=None):
    return None


class FigureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        StatedFigure.objects.create(name="members.total", value=1187, as_of=date(2025, 9, 17))
        title = {"en": "{{ members.total }} strong"}
        make_page("about", title, words=WORDS)
        make_news(title, slug="palau", words=WORDS)

    def test_stand_in_texts_lists_feeds_and_what_search_engines_read(self):
        for address in [
            "/en/about/",
            "/en/news/palau/",
            "/en/news/",
            "/en/",
            "/en/news/feed.atom",
            "/en/news/feed.json",
        ]:
            with self.subTest(address=address):
                body = self.client.get(address).getvalue().decode()
                self.assertNotIn("{{", body)
                self.assertIn("1\u202f187 strong", body)

    def test_say_on_which_day_they_were_true(self):
        response = self.client.get("/fr/about/")
        self.assertContains(response, "17 septembre 2025")

    def test_nothing_stays_of_a_figure_that_nobody_knows(self):
        response = self.client.get("/en/about/")
        self.assertContains(response, "<p>It has 1\u202f187 Members, and more.</p>")

    def test_text_stays_text(self):
        self.assertContains(self.client.get("/en/about/"), "Members &amp; friends")

    @override_settings(FIGURES={"members": "tests.content.test_figures.count_versions"})
    def test_what_can_be_counted_is_counted(self):
        found = figure("members.en")
        self.assertEqual((found.value, found.as_of), (2, None))

    @override_settings(FIGURES={"members": "tests.content.test_figures.count_nothing"})
    def test_where_there_is_nothing_to_count_the_stated_one_stands(self):
        self.assertEqual(figure("members.total").as_of, date(2025, 9, 17))
        self.assertIsNone(figure("members.other"))

    def test_cost_one_statement_and_nothing_where_there_are_none(self):
        make_page("plain", {"en": "Plain"}, words={"body": "<p>Plain</p>"})
        with self.assertNumQueries(7):
            self.client.get("/en/plain/")
        with self.assertNumQueries(8):
            self.client.get("/en/about/")

    def test_a_new_figure_is_seen_at_once(self):
        self.client.get("/en/about/")
        StatedFigure.objects.update(value=188)
        self.assertContains(self.client.get("/en/about/"), "188 strong")
