"""The list of news in the admin, its bulk actions, and the dashboard."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from content.models import Status
from content.roles import EDITOR, PUBLISHER, TRANSLATOR
from newsroom.models import News
from tests.factories import make_news, make_topic, make_user

LIST = "/admin/newsroom/news/"


class NewsListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.palau = make_news(titles={"en": "Palau joins", "fr": "Les Palaos adhèrent"})
        cls.fiji = make_news(titles={"en": "Fiji signs"})
        cls.draft = make_news(titles={}, published_at=None)
        cls.draft.write("en", author=cls.publisher, title="Tuvalu asks")

    def setUp(self):
        self.client.force_login(self.publisher)

    def titles(self, query):
        results = self.client.get(f"{LIST}?{query}").context["cl"].result_list
        return {entry.slug for entry in results}

    def test_shows_titles_in_the_language_of_the_admin(self):
        page = self.client.get(LIST, headers={"accept-language": "fr"})
        self.assertContains(page, '<bdi lang="fr" dir="ltr">Les Palaos adhèrent</bdi>')
        self.assertContains(page, '<bdi lang="en" dir="ltr">Fiji signs</bdi>')
        self.assertContains(page, "Tuvalu asks")

    def test_says_the_state_of_each_language_in_words(self):
        page = self.client.get(LIST)
        self.assertContains(page, "Français: Published", count=2)
        self.assertContains(page, "Français: No text", count=4)

    def test_searches_words_and_their_forms_in_any_state(self):
        for words, found in [
            ("joining", {self.palau.slug}),
            ("palaos", {self.palau.slug}),
            ("tuvalu", {self.draft.slug}),
            ("nowhere", set()),
        ]:
            with self.subTest(words=words):
                self.assertEqual(self.titles(f"q={words}"), found)

    def test_is_narrowed_by_state_language_topic_and_access(self):
        topic = make_topic("Origin")
        self.fiji.topics.add(topic)
        later = make_news(published_at=timezone.now() + timedelta(days=1), access="registered")
        for query, found in [
            ("state=draft", {self.draft}),
            ("state=mine", {self.draft}),
            ("state=scheduled", {later}),
            ("state=published", {self.palau, self.fiji}),
            ("lacking=fr", {self.fiji, later}),
            (f"topic={topic.pk}", {self.fiji}),
            ("access__exact=registered", {later}),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.titles(query), {entry.slug for entry in found})

    def test_finds_texts_out_of_date_but_not_after_a_minor_edit(self):
        self.palau.write("en", title="Palau joins!", is_minor=True).publish(self.publisher)
        self.assertEqual(self.titles("stale=fr"), set())
        self.palau.write("en", title="Palau has joined", is_minor=False).publish(self.publisher)
        self.assertEqual(self.titles("stale=fr"), {self.palau.slug})
        self.assertContains(self.client.get(LIST), "Français: Out of date")

    def test_opens_the_language_that_the_list_is_narrowed_by(self):
        page = self.client.get(f"{LIST}?lacking=fr")
        self.assertRegex(page.text, rf'href="[^"]*/{self.fiji.pk}/change/\?[^"]*language=fr"')

    def test_costs_the_same_however_many_news(self):
        self.client.get(LIST)
        with self.assertNumQueries(8):  # session, person, 2 of rights, topics, count, news, texts
            self.client.get(LIST)
        for _ in range(20):
            make_news(titles={"en": "One more", "fr": "Un de plus"})
        with self.assertNumQueries(8):
            self.client.get(LIST)

    def test_bulk_publishing_shows_what_it_will_do_and_skips_the_rest(self):
        chosen = [self.draft.pk, self.fiji.pk]
        sent = {"action": "publish_all", "_selected_action": chosen}
        page = self.client.post(LIST, sent)
        self.assertContains(page, "Tuvalu asks")
        self.assertContains(page, "1 of the chosen has no text for this")
        self.assertFalse(self.draft.versions.published().exists())
        page = self.client.post(LIST, sent | {"confirmed": "1"}, follow=True)
        self.assertContains(page, "1 entry is published.")
        self.assertContains(page, "1 was skipped.")
        self.assertTrue(self.draft.versions.published().exists())

    def test_bulk_publishing_does_an_entry_whole_or_not_at_all(self):
        self.draft.write("fr", summary="Without a title")
        sent = {"action": "publish_all", "_selected_action": [self.draft.pk], "confirmed": "1"}
        page = self.client.post(LIST, sent, follow=True)
        self.assertContains(page, "A text needs a title before it is published.")
        self.assertFalse(self.draft.versions.published().exists())

    def test_bulk_withdrawing_takes_every_language(self):
        sent = {"action": "withdraw_all", "_selected_action": [self.palau.pk], "confirmed": "1"}
        self.client.post(LIST, sent)
        self.assertEqual(self.palau.versions.filter(status=Status.WITHDRAWN).count(), 2)


class DashboardTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher, cls.editor = make_user(PUBLISHER), make_user(EDITOR)
        cls.news = make_news(titles={"en": "Palau joins"})
        draft = make_news(titles={}, published_at=None)
        draft.write("en", author=cls.editor, title="Tuvalu asks").submit(cls.editor)

    def get(self, user):
        self.client.force_login(user)
        return self.client.get("/admin/")

    def test_opens_with_what_to_write(self):
        self.assertContains(
            self.get(self.publisher), 'href="/admin/newsroom/news/add/">Write: News'
        )
        self.assertNotContains(self.get(make_user(TRANSLATOR)), "Write: News")

    def test_every_number_leads_to_its_list(self):
        page = self.get(self.editor)
        for link in ["?state=mine", "?state=in_review", "?lacking=fr"]:
            with self.subTest(link=link):
                self.assertContains(page, f'href="{LIST}{link}"')
                self.assertEqual(len(self.client.get(LIST + link).context["cl"].result_list), 1)

    def test_who_does_not_review_is_not_asked_to(self):
        self.assertNotContains(self.get(make_user(TRANSLATOR)), "For me to review")

    def test_the_models_stand_one_level_below(self):
        self.assertNotContains(self.get(self.publisher), "/admin/library/image/")
        self.assertContains(self.client.get("/admin/everything/"), "/admin/library/image/")

    def test_costs_the_same_however_much_there_is(self):
        self.get(self.publisher)
        with self.assertNumQueries(17):  # session, person, 2 of rights, 13 of jobs
            self.client.get("/admin/")
        for _ in range(10):
            News.objects.get(pk=make_news().pk).write("fr", author=self.publisher, title="Un")
        with self.assertNumQueries(17):
            self.client.get("/admin/")
