"""Live figures in the forms of editors: offered in a list, refused where nobody knows them."""

from datetime import date

from content.models import StatedFigure, Version
from newsroom.models import News
from tests.content.editing import ADD, EditingTestCase, form_url
from tests.factories import (
    make_administrator,
    make_instrument,
    make_member,
    make_news,
    make_region,
)


class LiveFigureTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        europe = make_region("Europe", slug="europe")
        make_member({"en": "Austria"}, wco_region=europe)
        make_member({"en": "Palau"}, joined_on="2024")
        stated = {"parties_stated": 136, "parties_as_of": date(2024, 2, 16)}
        make_instrument(slug="kyoto", abbreviation="Kyoto Convention", **stated)
        make_instrument(slug="hidden", access="registered", **stated)
        StatedFigure.objects.create(name="staff.total", value=1200, as_of=date(2020, 1, 1))
        cls.administrator = make_administrator()

    def setUp(self):
        self.client.force_login(self.administrator)

    def test_are_offered_in_words_with_their_numbers(self):
        page = self.client.get(ADD)
        offered = {one.name: (one.words, one.figure.value) for one in page.context["figures"]}
        expected = {
            "members.total": ("Members", 2),
            "members.europe": ("Members: Europe", 1),
            "parties.kyoto": ("Parties: Kyoto Convention", 136),
            "count.instrument": ("Instruments", 1),
            "count.region": ("Regions", 1),
            "staff.total": ("staff.total", 1200),
        }
        self.assertEqual(offered, expected)
        self.assertContains(page, "Parties: Kyoto Convention: 136 (stated on 16 February 2024)")
        self.assertContains(page, '<code dir="ltr">{{ parties.kyoto }}</code>')
        self.assertContains(self.client.get("/admin/pages/page/add/"), "{{ members.total }}")

    def test_that_nobody_knows_are_refused_by_name_and_nothing_is_lost(self):
        values = self.open(ADD)
        words = {
            "title": "All {{ members.totl }}",
            "summary": "{{ members.total }} {{ count.news on 2020 }}",
            "body": "<p>{{ parties.<em>x</em> }} and {{ members.total on 2015 }} {{ broken</p>",
        }
        page = self.send(ADD, values, "_publish", **words)
        self.assertEqual(page.status_code, 200)
        errors = page.context["adminform"].form.errors
        self.assertIn("{{ members.totl }}", errors["title"][0])
        self.assertIn("{{ count.news on 2020 }}", errors["summary"][0])
        self.assertNotIn("{{ members.total }}", errors["summary"][0])
        self.assertIn("{{ parties.x }}", errors["body"][0])
        self.assertIn("{{ broken", errors["body"][0])
        for name, sent in words.items():
            with self.subTest(name=name):
                self.assertEqual(page.context["adminform"].form[name].value(), sent)
        self.assertFalse(News.objects.exists())

    def test_that_are_known_are_saved(self):
        known = [
            "{{ members.total }}",
            "{{ parties.kyoto on 2024-02 }}",
            "{{members.total on 2015}}",
        ]
        body = f"<p>{', '.join(known)}</p>"
        self.send(ADD, self.open(ADD), "_publish", title="All", body=body)
        self.assertEqual(Version.objects.get(entry__kind="newsroom.news").body, body)

    def test_that_became_unknown_hinder_no_correction_of_facts(self):
        news = make_news({"en": "Palau"}, words={"summary": "{{ parties.gone }}"})
        url = form_url(news)
        self.send(url, self.open(url), source="Capture 1")
        news.refresh_from_db()
        self.assertEqual(news.source, "Capture 1")
        page = self.send(url, self.open(url), summary="{{ parties.gone }}!")
        self.assertContains(page, "There is no such live figure: {{ parties.gone }}.")
