"""Saved searches: kept for one person, of our own finders only."""

from django.conf import settings
from django.test import Client, TestCase, override_settings
from django.utils.module_loading import import_string

from content.models import SavedSearch
from content.saved_searches.saving import MOST
from tests.factories import make_news, make_topic, make_user

SAVE = "/en/account/searches/save/"
BUTTON = "Save this search"


class SavedSearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(username="reader")
        origin = make_topic("Origin", slug="origin")
        make_news({"en": "Palau joins", "fr": "Les Palaos adhèrent"}, topics=[origin])

    def setUp(self):
        self.client.force_login(self.user)

    def save(self, query="", finder="news", client=None):
        return (client or self.client).post(SAVE, {"finder": finder, "query": query})

    def test_is_named_by_its_list_and_choices(self):
        self.assertRedirects(
            self.save("topic=origin&q=palau"),
            f"/en/account/searches/{SavedSearch.objects.get().pk}/",
        )
        search = SavedSearch.objects.get()
        self.assertEqual(search.name, "News: palau, Origin")
        self.assertEqual(search.query, "q=palau&topic=origin")
        self.assertEqual(search.user, self.user)

    def test_opens_in_the_language_of_the_reader(self):
        self.save("topic=origin")
        self.assertContains(self.client.get("/en/account/"), 'href="/en/news/?topic=origin"')
        page = self.client.get("/fr/account/")
        self.assertContains(page, 'href="/fr/news/?topic=origin"')
        self.assertContains(self.client.get("/fr/news/?topic=origin"), "Les Palaos adhèrent")

    def test_keeps_only_what_the_list_understands(self):
        self.save("page=7&topic=origin&odd=1&sort=nowhere&older=x&user=2&name=x")
        search = SavedSearch.objects.get()
        self.assertEqual(search.query, "topic=origin")
        self.assertEqual(search.user, self.user)

    def test_is_kept_once(self):
        self.save("topic=origin")
        self.save("page=2&topic=origin")
        self.assertEqual(SavedSearch.objects.count(), 1)

    def test_takes_no_address_but_of_finders(self):
        for finder in ["", "nowhere", "terms", "https://evil.example/", "//evil.example"]:
            with self.subTest(finder=finder):
                self.assertEqual(self.save("q=x", finder).status_code, 404)
        self.save("https://evil.example/?q=x&next=//evil.example")
        self.assertEqual(SavedSearch.objects.get().query, "")

    def test_is_refused_in_words_beyond_the_limit(self):
        SavedSearch.objects.bulk_create(
            SavedSearch(user=self.user, finder="news", query=f"q={number}", name="x")
            for number in range(MOST)
        )
        response = self.save("q=one+more")
        self.assertContains(response, f"You keep {MOST} searches already", status_code=409)
        self.assertEqual(SavedSearch.objects.count(), MOST)
        self.assertEqual(self.save("q=7").status_code, 302)

    def test_is_refused_in_words_where_it_says_too_much(self):
        response = self.save("q=" + "ж" * 700)
        self.assertContains(response, "more than can be kept", status_code=409)

    def test_every_finder_offers_it_to_those_signed_in_alone(self):
        views = [import_string(name) for name in [*settings.DATASETS, *settings.FINDERS_ACROSS]]
        finders = [view for view in views if hasattr(view, "item_template")]
        self.assertGreater(len(finders), 8)
        for view in finders:
            place = view().list_url
            with self.subTest(place=place):
                place += "?language=en"
                self.assertContains(self.client.get(place), BUTTON)
                self.assertNotContains(Client().get(place), BUTTON)
                self.assertNotContains(Client().get(place), "save-search")
                name = view.table.name
                self.assertContains(self.client.get(place), f'name="finder" value="{name}"')
                self.assertEqual(self.save(finder=name).status_code, 302)
        self.assertEqual(SavedSearch.objects.count(), len(finders))

    def test_needs_a_token_and_signing_in(self):
        self.assertEqual(self.save(client=Client()).status_code, 302)
        careful = Client(enforce_csrf_checks=True)
        careful.force_login(self.user)
        self.assertEqual(self.save(client=careful).status_code, 403)
        self.assertFalse(SavedSearch.objects.exists())

    def test_nothing_changes_by_a_link(self):
        self.save("q=palau")
        pk = SavedSearch.objects.get().pk
        self.client.get(f"{SAVE}?finder=news&query=q%3Dother")
        self.client.get(f"/en/account/searches/{pk}/delete/")
        self.client.get(f"/en/account/searches/{pk}/?name=Other")
        self.assertEqual(SavedSearch.objects.get().name, "News: palau")

    def test_can_be_renamed_and_deleted(self):
        self.save("q=palau")
        place = f"/en/account/searches/{SavedSearch.objects.get().pk}/"
        response = self.client.post(place, {"name": ""})
        self.assertContains(response, "Write a name.")
        self.client.post(place, {"name": "Mine", "query": "q=x", "finder": "tools", "user": "1"})
        search = SavedSearch.objects.get()
        self.assertEqual([search.name, search.query, search.finder], ["Mine", "q=palau", "news"])
        self.assertContains(self.client.get("/en/account/"), "Mine")
        self.client.post(f"{place}delete/")
        self.assertFalse(SavedSearch.objects.exists())

    def test_is_nobody_elses(self):
        self.save("q=palau")
        place = f"/en/account/searches/{SavedSearch.objects.get().pk}/"
        self.client.force_login(make_user())
        self.assertEqual(self.client.get(place).status_code, 404)
        self.assertEqual(self.client.post(place, {"name": "Taken"}).status_code, 404)
        self.assertEqual(self.client.post(f"{place}delete/").status_code, 404)
        self.assertNotContains(self.client.get("/en/account/"), "palau")
        self.assertTrue(SavedSearch.objects.filter(name="News: palau").exists())

    def test_cost_my_page_one_statement(self):
        for number in range(5):
            self.save(f"q={number}")
        parts = ["content.saved_searches.own.my_searches"]
        with override_settings(MY_PARTS=parts), self.assertNumQueries(11):
            self.client.get("/en/account/")
