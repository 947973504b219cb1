"""The tree of pages: a page with what lies above, beside and below it."""

from django.contrib.auth.models import Group
from django.test import TestCase

from content.models import Access, Unit
from pages.models import Shows, TermOfOffice
from tests.factories import make_entry, make_news, make_page, make_topic, make_user


class PageDetailViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.about = make_page("about", {"en": "About us", "fr": "À propos"})
        cls.second = make_page("about/history", {"en": "History"}, position=2)
        words = {"body": "<p>It meets in June.</p>"}
        titles = {"en": "Council", "fr": "Conseil"}
        cls.first = make_page("about/council", titles, position=1, words=words)
        cls.child = make_page("about/council/rules", {"en": "Rules"})
        make_page("contactless", {"en": "Elsewhere"})

    def test_shows_the_way_from_home_down_to_it(self):
        trail = self.client.get("/en/about/council/rules/").context["trail"]
        self.assertEqual(
            [(step["label"], step.get("url")) for step in trail],
            [
                ("Home", "/en/"),
                ("About us", "/en/about/"),
                ("Council", "/en/about/council/"),
                ("Rules", None),
            ],
        )

    def test_a_step_in_another_language_says_so(self):
        response = self.client.get("/fr/about/council/rules/")
        self.assertContains(response, "Conseil")
        self.assertContains(response, '<h1 lang="en" dir="ltr">Rules</h1>')

    def test_shows_siblings_in_their_order_with_its_own_children(self):
        response = self.client.get("/en/about/council/")
        siblings = response.context["tree"].siblings
        self.assertEqual([step.label for step in siblings], ["Council", "History"])
        self.assertEqual([step.label for step in siblings[0].children], ["Rules"])
        self.assertContains(
            response, '<a href="/en/about/council/" aria-current="page">Council</a>', html=True
        )
        self.assertNotContains(response, "Elsewhere")

    def test_lists_the_pages_below_it_where_it_shows_them(self):
        self.about.shows = Shows.PAGES
        self.about.save()
        response = self.client.get("/fr/about/")
        self.assertContains(response, '<ul class="list below">')
        self.assertContains(response, "Conseil")
        self.assertContains(response, '<h3 lang="en" dir="ltr"><a href="/fr/about/history/">')

    def test_names_nothing_that_this_reader_may_not_read(self):
        make_page("about/secret", {"en": "Unicorn"}, access=Access.REGISTERED)
        for address in ["/en/about/", "/en/about/council/"]:
            with self.subTest(address=address):
                self.assertNotContains(self.client.get(address), "Unicorn")
        self.assertEqual(self.client.get("/en/about/secret/").status_code, 404)
        self.client.force_login(make_user())
        self.assertContains(self.client.get("/en/about/council/"), "Unicorn")
        self.assertContains(self.client.get("/en/about/secret/"), "Unicorn")

    def test_a_parent_that_is_hidden_is_left_out_of_the_way(self):
        self.first.access = Access.GROUPS
        self.first.save()
        self.first.groups.add(Group.objects.create(name="PTC"))
        response = self.client.get("/en/about/council/rules/")
        labels = [step["label"] for step in response.context["trail"]]
        self.assertEqual(labels, ["Home", "About us", "Rules"])
        self.assertNotContains(response, ">Council<")

    def test_a_translation_without_a_body_shows_the_best_one_that_has_one(self):
        page = make_page("about/plan", {"en": "Plan"}, words={"body": "<p>English words</p>"})
        make_text(page, "ar", "خطة")
        response = self.client.get("/ar/about/plan/")
        self.assertContains(response, '<div class="prose" lang="en" dir="ltr"><p>English words')
        self.assertContains(response, "<h1>خطة</h1>")

    def test_costs_the_same_whatever_the_tree(self):
        for number in range(40):
            make_page(f"about/page-{number}")
            make_page(f"about/council/page-{number}")
        # Generation, page, texts, names, files, tree, terms.
        with self.assertNumQueries(7):
            self.client.get("/en/about/council/")

    def test_a_page_below_a_list_of_another_room_is_reached(self):
        make_page("news/media", {"en": "For journalists"})
        make_news({"en": "Palau joins"}, slug="palau")
        response = self.client.get("/en/news/media/")
        self.assertContains(response, "For journalists")
        labels = [str(step["label"]) for step in response.context["trail"]]
        self.assertEqual(labels, ["Home", "News", "For journalists"])
        self.assertContains(self.client.get("/en/news/palau/"), "Palau joins")

    def test_a_withdrawn_page_says_that_it_is_gone(self):
        for version in self.second.versions.all():
            version.withdraw(make_user(is_superuser=True))
        self.assertEqual(self.client.get("/en/about/history/").status_code, 410)

    def test_what_is_no_page_stays_what_it_was(self):
        for address, status in {
            "/robots.txt": 200,
            "/favicon.ico": 404,
            "/files/nothing/": 404,
            "/static/nothing/": 404,
            "/wp-login.php": 404,
            "/en/nothing/": 404,
            "/en/about/nothing.aspx": 404,
            "/en/About/": 404,
        }.items():
            with self.subTest(address=address):
                self.assertEqual(self.client.get(address).status_code, status)
        self.assertRedirects(
            self.client.get("/about/history/", headers={"accept-language": "fr"}),
            "/fr/about/history/",
        )


def make_text(page, language, title):
    page.write(language, title=title).publish(make_user(is_superuser=True))


class SectionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic = make_topic("Valuation", slug="valuation")
        make_page("topics/valuation/overview", {"en": "Overview of valuation"})

    def test_a_section_leads_back_to_its_topic_and_on_to_its_lists(self):
        make_news({"en": "A session"}, topics=[self.topic])
        with self.assertNumQueries(7):  # and how much there is on the topic
            response = self.client.get("/en/topics/valuation/overview/")
        labels = [str(step["label"]) for step in response.context["trail"]]
        self.assertEqual(labels, ["Home", "Topics", "Valuation", "Overview of valuation"])
        self.assertContains(response, 'href="/en/news/?topic=valuation"')


class SecretariesGeneralTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_page("about", {"en": "About"}, shows=Shows.SECRETARIES_GENERAL)
        offices = [
            ("Ian Saunders", "US", "2024-01-01", "", True),
            ("Chevalier G. Annez de Taboada", "BE", "", "", False),
            ("Kunio Mikuriya", "JP", "2009-01-01", "2023-12-31", False),
        ]
        for name, country, began_on, ended_on, is_current in offices:
            TermOfOffice.objects.create(
                name=name,
                country=country,
                began_on=began_on,
                ended_on=ended_on,
                is_current=is_current,
            )

    def test_lists_them_newest_first_as_precisely_as_known(self):
        terms = self.client.get("/en/about/").context["terms"]
        self.assertEqual(
            [(term.name.split()[-1], term.country_name, term.years) for term in terms],
            [
                ("Saunders", "United States", "since 1 January 2024"),
                ("Mikuriya", "Japan", "2009–2023"),
                ("Taboada", "Belgium", "not established"),
            ],
        )

    def test_names_countries_in_the_readers_language(self):
        self.assertContains(self.client.get("/fr/about/"), "États-Unis")
        self.assertContains(self.client.get("/zh-hans/about/"), "美国")


class OwnerTests(TestCase):
    def test_a_topic_names_the_unit_that_answers_for_it(self):
        unit = make_entry(Unit, {"en": "Tariff Directorate"}, category="secretariat")
        make_topic("Valuation", slug="valuation", owner=unit)
        self.assertContains(self.client.get("/en/topics/valuation/"), "Tariff Directorate")
