"""Editing pages: where they lie, and what may not happen to the tree."""

from content.models import Redirect
from content.roles import EDITOR, PUBLISHER
from pages.models import Page
from tests.content.editing import EditingTestCase
from tests.factories import make_news, make_page, make_topic, make_user

ADD = "/admin/pages/page/add/"


class PageAdminTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor, cls.publisher = make_user(EDITOR), make_user(PUBLISHER)
        cls.about = make_page("about", {"en": "About"})
        cls.council = make_page("about/council", {"en": "Council"})
        cls.rules = make_page("about/council/rules", {"en": "Rules"})

    def setUp(self):
        self.client.force_login(self.publisher)

    def change(self, page, **changes):
        url = f"/admin/pages/page/{page.pk}/change/?language=en"
        return self.send(url, self.open(url), **changes)

    def test_a_page_below_another_takes_its_last_part_from_its_title(self):
        values = self.open(f"{ADD}?slug=about/")
        self.assertEqual(values["slug"], "about/")
        self.send(ADD, values, "_publish", title="How we work")
        self.assertContains(self.client.get("/en/about/how-we-work/"), "How we work")
        self.send(ADD, self.open(f"{ADD}?slug=about/"), "_publish", title="How we work")
        self.assertEqual(self.client.get("/en/about/how-we-work-2/").status_code, 200)

    def test_a_new_address_moves_all_that_lies_below(self):
        self.change(self.council, slug="council")
        self.assertRedirects(self.client.get("/fr/about/council/rules/"), "/fr/council/rules/", 301)

    def test_an_address_that_ends_in_a_slash_is_a_new_parent(self):
        make_page("meetings", {"en": "Meetings"})
        self.change(self.council, slug="meetings/")
        self.assertEqual(self.client.get("/en/meetings/council/rules/").status_code, 200)

    def test_what_may_not_be_is_refused_in_words(self):
        make_news({"en": "Palau"}, slug="palau")
        for slug, words in {
            "about/council/rules/council": "below itself",
            "news/palau": "Another page of the portal has this address",
            "contact/Us": "Use small letters",
            "nowhere/council": "There is no page at nowhere yet",
            "about": "Another page of this kind has this address",
        }.items():
            with self.subTest(slug=slug):
                response = self.change(self.council, slug=slug)
                self.assertContains(response, words)
        self.council.refresh_from_db()
        self.assertEqual(self.council.slug, "about/council")
        self.assertEqual(Redirect.objects.count(), 0)

    def test_a_page_may_lie_below_a_topic_or_a_list(self):
        make_topic("Valuation", slug="valuation")
        self.change(self.council, slug="topics/valuation/overview")
        self.change(self.council, slug="news/media")
        self.assertEqual(self.client.get("/en/news/media/").status_code, 200)

    def test_a_new_news_item_is_not_proposed_an_address_that_is_taken(self):
        url = "/admin/newsroom/news/add/"
        self.send(url, self.open(url), "_publish", title="Media")
        self.assertEqual(self.client.get("/en/news/media-2/").status_code, 200)

    def test_a_page_with_pages_below_it_is_not_deleted(self):
        url = f"/admin/pages/page/{self.council.pk}/delete/"
        self.assertContains(self.client.get(url), "Rules (about/council/rules), which lies below")
        self.client.post(url, {"post": "yes"})
        self.assertTrue(Page.objects.filter(pk=self.council.pk).exists())
        self.client.post(f"/admin/pages/page/{self.rules.pk}/delete/", {"post": "yes"})
        self.client.post(url, {"post": "yes"})
        self.assertFalse(Page.objects.filter(pk=self.council.pk).exists())

    def test_many_at_once_are_refused_alike(self):
        data = {"action": "delete_selected", "post": "yes", "_selected_action": [self.council.pk]}
        self.client.post("/admin/pages/page/", data)
        self.assertTrue(Page.objects.filter(pk=self.council.pk).exists())
        data["_selected_action"] = [self.council.pk, self.rules.pk]
        self.client.post("/admin/pages/page/", data)
        self.assertFalse(Page.objects.filter(pk=self.council.pk).exists())

    def test_a_topic_with_sections_is_not_deleted(self):
        topic = make_topic("Valuation", slug="valuation")
        make_page("topics/valuation/overview", {"en": "Overview"})
        response = self.client.get(f"/admin/content/topic/{topic.pk}/delete/")
        self.assertContains(response, "which lies below")

    def test_an_editor_may_not_delete(self):
        self.client.force_login(self.editor)
        response = self.client.get(f"/admin/pages/page/{self.rules.pk}/delete/")
        self.assertEqual(response.status_code, 403)


class StartTests(EditingTestCase):
    def test_an_editor_picks_where_to_start(self):
        self.client.force_login(make_user(PUBLISHER))
        topic = make_topic("Valuation", slug="valuation")
        news = make_news({"en": "A session on value"})
        found = self.client.get(
            "/admin/autocomplete/?app_label=content&model_name=start&field_name=entry&term=session"
        ).json()
        self.assertEqual(found["results"][0]["id"], str(news.pk))
        url = f"/admin/content/topic/{topic.pk}/change/?language=en"
        values = self.open(url)
        self.send(url, values, **{"starts-0-entry": news.pk, "starts-0-position": 1})
        hub = self.client.get("/en/topics/valuation/").context["hub"]
        self.assertEqual([entry.pk for entry in hub.starts], [news.pk])
