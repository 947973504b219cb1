"""Live figures: numbers in texts that are looked up when they are shown."""

from datetime import date, timedelta

from django.test import TestCase, override_settings
from django.utils import timezone

from content.figures import Figure, figure
from content.models import StatedFigure, Version
from tests.factories import (
    make_accession,
    make_instrument,
    make_member,
    make_news,
    make_page,
    make_question,
    make_term,
)

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
        make_member()
        for slug, said, number in [("plain", "Many", 7), ("counted", "{{ members.total }}", 8)]:
            make_page(slug, {"en": "A page"}, words={"body": f"<p>{said} Members.</p>"})
            with self.subTest(slug=slug), self.assertNumQueries(number):
                self.client.get(f"/en/{slug}/")

    def test_a_new_figure_is_seen_at_once(self):
        self.client.get("/en/about/")
        StatedFigure.objects.update(value=188)
        self.assertContains(self.client.get("/en/about/"), "188 strong")


class PastFigureTests(TestCase):
    """The figure of a day, a month or a year before."""

    @classmethod
    def setUpTestData(cls):
        for joined_on in ["1990", "2015-06-30", "2015-12-31", "2020"]:
            make_member(joined_on=joined_on)

    def test_members_are_those_of_the_last_day(self):
        for on, number in [
            ("1989", None),
            ("1990", 1),
            ("2015-06-29", 1),
            ("2015-06-30", 2),
            ("2015-06", 2),
            ("2015-11", 2),
            ("2015", 3),
            ("2020-01-01", 4),
            ("2020-02-30", None),
            ("2015-13", None),
            ("0000", None),
            ("9999", None),
            (f"{timezone.localdate():%Y}", 4),
            ((timezone.localdate() + timedelta(days=1)).isoformat(), None),
        ]:
            with self.subTest(on=on):
                found = figure(f"members.total on {on}")
                self.assertEqual(found and found.value, number)

    def test_say_their_day_in_texts(self):
        body = "<p>It had {{members.total  on\n2015-06 }} Members, now {{ members.total }}.</p>"
        make_page("about", {"en": "About"}, words={"body": body})
        page = self.client.get("/en/about/")
        self.assertContains(page, "It had 2 Members, now 4.")
        self.assertContains(page, "2 as of 30 June 2015")
        self.assertNotContains(page, "4 as of")

    def test_parties_are_counted_in_complete_lists_only(self):
        stated = {"parties_stated": 136, "parties_as_of": date(2024, 2, 16)}
        kyoto = make_instrument(slug="kyoto", has_all_parties=True, **stated)
        make_accession(kyoto, accepted_on="2004-04-30")
        make_accession(kyoto, accepted_on="2006", withdrawn_on="2010")
        name = "parties.kyoto on "
        counted = [figure(name + on).value for on in ["2004-04-30", "2006", "2010"]]
        self.assertEqual(counted, [1, 2, 1])
        self.assertIsNone(figure(name + "2003"))
        # Nobody knows since when this one has been a party.
        make_accession(kyoto, accepted_on="", is_undated=True)
        self.assertIsNone(figure(name + "2006"))
        self.assertEqual(figure(name + "2024-02").value, 136)
        type(kyoto).objects.update(has_all_parties=False)
        self.assertIsNone(figure(name + "2024-02-15"))
        self.assertEqual(figure(name + "2024-02-16"), Figure(136, date(2024, 2, 16)))

    def test_what_is_stated_is_not_known_before(self):
        StatedFigure.objects.create(name="staff.total", value=200, as_of=date(2020, 1, 1))
        self.assertIsNone(figure("staff.total on 2019"))
        self.assertEqual(figure("staff.total on 2020").as_of, date(2020, 1, 1))

    def test_of_kinds_nothing_is_known_before(self):
        make_news()
        self.assertEqual(figure("count.news").value, 1)
        self.assertIsNone(figure("count.news on 2024"))


class OneNumberTests(TestCase):
    """The number of Members is the same wherever it stands."""

    def test_of_members(self):
        make_member(category="economic-union")
        make_member(joined_on="")
        make_member()
        words = {"summary": "Now {{ members.total }}.", "body": "<p>{{ members.total }}.</p>"}
        make_question({"en": "How many?"}, slug="many", words=words)
        make_term({"en": "Member"}, slug="member", words={"summary": "One of {{ members.total }}"})
        self.assertIsNone(figure("count.member"))
        self.assertContains(self.client.get("/en/faq/"), "Now 1.")
        self.assertContains(self.client.get("/en/glossary/"), "One of 1")
        self.assertNotContains(self.client.get("/en/faq/"), "{{")
        lists = self.client.get("/en/sitemap/").context["lists"]
        self.assertEqual({one.kind: one.number for one in lists}["members.member"], 1)
