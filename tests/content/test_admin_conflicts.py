"""Two people at one text, double clicks, and the way back through the history."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from content.roles import PUBLISHER
from library.models import Document
from newsroom.models import News
from tests.cases import CommittingTestCase, ProvedClient
from tests.content.editing import ADD, EditingTestCase, form_url, shown
from tests.factories import make_administrator, make_news, make_topic, make_user


class ConflictTests(EditingTestCase):
    """Two people, one text: what the second is told, and that nothing is lost."""

    @classmethod
    def setUpTestData(cls):
        cls.anna = make_user(PUBLISHER, first_name="Anna", last_name="First")
        cls.ben = make_user(PUBLISHER, first_name="Ben", last_name="Second")
        cls.topics = [make_topic("Origin"), make_topic("Valuation")]
        cls.news = make_news(titles={"en": "Palau"}, topics=[cls.topics[0]])

    def setUp(self):
        self.url = form_url(self.news)
        self.client.force_login(self.ben)
        self.bens = self.open(self.url)
        self.client.force_login(self.anna)
        self.annas = self.open(self.url)

    def anna_then_ben(self, annas, bens, button="_save"):
        self.send(self.url, self.annas, **annas)
        self.client.force_login(self.ben)
        return self.send(self.url, self.bens, button, **bens)

    def test_the_second_is_told_who_and_keeps_the_own_text(self):
        response = self.anna_then_ben({"title": "Palau of Anna"}, {"title": "Palau of Ben"})
        self.assertContains(response, "Anna First changed this text")
        self.assertContains(response, 'value="Palau of Ben"')
        self.assertContains(response, "Palau of Anna")
        self.assertEqual(self.news.versions.open().get().title, "Palau of Anna")

    def test_saving_again_knowingly_replaces_it(self):
        response = self.anna_then_ben({"title": "Palau of Anna"}, {"title": "Palau of Ben"})
        self.send(self.url, shown(response) | {"title": "Palau of both"})
        self.assertEqual(self.news.versions.open().get().title, "Palau of both")

    def test_publishing_over_a_changed_text_is_stopped_too(self):
        response = self.anna_then_ben({"summary": "Anna's"}, {}, "_publish")
        self.assertContains(response, "Anna First changed this text")
        self.assertEqual(self.news.versions.published().get().number, 1)

    def test_saying_the_same_is_no_conflict(self):
        response = self.anna_then_ben({"title": "Palau joins"}, {"title": "Palau joins"})
        self.assertRedirects(response, self.url)
        self.assertEqual(self.news.versions.count(), 2)

    def test_a_double_click_on_publish_publishes_once(self):
        values = self.annas | {"title": "Palau joins"}
        for _click in range(2):
            self.assertRedirects(self.send(self.url, values, "_publish"), self.url)
        self.assertEqual(self.news.versions.count(), 2)

    def test_different_facts_are_both_kept(self):
        topics = [topic.pk for topic in self.topics]
        response = self.anna_then_ben({"topics": topics}, {"source": "Ben's source"})
        self.assertRedirects(response, self.url)
        self.news.refresh_from_db()
        self.assertEqual(self.news.source, "Ben's source")
        self.assertEqual(self.news.topics.count(), 2)

    def test_the_same_fact_is_reported_with_what_is_stored(self):
        response = self.anna_then_ben({"source": "Anna's source"}, {"source": "Ben's source"})
        self.assertContains(response, "Anna First changed this too")
        self.assertContains(response, "Now stored: Anna&#x27;s source")
        self.news.refresh_from_db()
        self.assertEqual(self.news.source, "Anna's source")
        self.send(self.url, shown(response))
        self.news.refresh_from_db()
        self.assertEqual(self.news.source, "Ben's source")

    def test_a_form_without_its_hidden_field_overwrites_nothing(self):
        self.annas.pop("loaded")
        response = self.send(self.url, self.annas, title="Without")
        self.assertEqual(response.status_code, 200)
        self.assertFalse(self.news.versions.open().exists())

    def with_file(self, values, access):
        """The form with one file added, or with the first file's access changed."""
        row = {"document": self.document.pk, "position": 0, "access": access}
        added = {f"attachments-0-{name}": value for name, value in row.items()}
        return values | added | {"attachments-TOTAL_FORMS": 1}

    def test_files_that_somebody_else_changed_stay_as_they_are(self):
        self.document = Document.objects.create(slug="report")
        self.send(self.url, self.with_file(self.annas, "inherit"))
        annas, bens = self.open(self.url), self.open(self.url)
        self.send(self.url, self.with_file(annas, "registered"))
        self.assertRedirects(self.send(self.url, bens, source="Ben's source"), self.url)
        self.news.refresh_from_db()
        self.assertEqual(self.news.attachments.get().access, "registered")
        self.assertEqual(self.news.source, "Ben's source")

    def test_files_that_both_changed_are_reported(self):
        self.document = Document.objects.create(slug="report")
        self.send(self.url, self.with_file(self.annas, "inherit"))
        annas, bens = self.open(self.url), self.open(self.url)
        self.send(self.url, self.with_file(annas, "registered"))
        response = self.send(self.url, self.with_file(bens, "groups"))
        self.assertContains(response, "Somebody changed these after you opened them.")
        self.assertEqual(self.news.attachments.get().access, "registered")
        self.send(self.url, self.with_file(shown(response), "groups"))
        self.assertEqual(self.news.attachments.get().access, "groups")

    def test_texts_in_two_languages_are_no_conflict(self):
        french = form_url(self.news, "fr")
        self.client.force_login(self.ben)
        values = self.open(french)
        self.client.force_login(self.anna)
        self.send(self.url, self.annas, title="Palau of Anna")
        self.client.force_login(self.ben)
        self.assertRedirects(self.send(french, values, title="Palaos"), french)

    def test_a_double_click_makes_one_entry(self):
        values = self.open(ADD) | {"title": "Fiji"}
        first, second = self.send(ADD, values), self.send(ADD, values)
        self.assertEqual(News.objects.filter(slug__startswith="fiji").count(), 1)
        self.assertTrue(first.url.startswith(second.url.partition("?")[0]))


class HistoryTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.news = make_news(titles={"en": "Palau joins today"})
        cls.news.write("en", title="Palau joined yesterday").publish(cls.publisher)

    def setUp(self):
        self.client.force_login(self.publisher)
        self.url = f"/admin/newsroom/news/{self.news.pk}/"

    def test_the_newest_version_is_compared_word_by_word(self):
        page = self.client.get(f"{self.url}history/")
        for words in ["<del>joins</del>", "<ins>joined</ins>", "<del>today</del>"]:
            self.assertContains(page, words)

    def test_an_older_version_is_restored_as_draft(self):
        response = self.client.post(f"{self.url}restore/?language=en", {"version": "1"})
        self.assertRedirects(response, form_url(self.news))
        self.assertEqual(self.news.versions.open().get().title, "Palau joins today")
        self.assertEqual(self.news.versions.published().get().title, "Palau joined yesterday")

    def test_restoring_over_an_open_draft_asks_first(self):
        self.news.write("en", author=self.publisher, title="Somebody's draft")
        page = self.client.post(f"{self.url}restore/?language=en", {"version": "1"})
        self.assertContains(page, "There is an open draft")
        self.assertEqual(self.news.versions.open().get().title, "Somebody's draft")
        sent = {"version": "1", "replaces": page.context["mark"]}
        self.client.post(f"{self.url}restore/?language=en", sent)
        self.assertEqual(self.news.versions.open().get().title, "Palau joins today")

    def test_looking_restores_nothing(self):
        self.client.get(f"{self.url}restore/?language=en&version=1")
        self.assertFalse(self.news.versions.open().exists())


class SameMomentTests(CommittingTestCase):
    """The same at the very same moment, on connections of their own."""

    def at_once(self, requests):
        """The answers to requests (person, address, values) that start together."""
        start = Barrier(len(requests))
        clients = [self.signed_in(person, values) for person, _url, values in requests]

        def send(number):
            _person, url, values = requests[number]
            start.wait()
            try:
                return clients[number].post(url, values)
            finally:
                connection.close()

        with ThreadPoolExecutor(len(requests)) as pool:
            return list(pool.map(send, range(len(requests))))

    def signed_in(self, person, values):
        """A browser of its own, or another window of the one whose session is given."""
        client = ProvedClient()
        client.force_login(person)
        if "session" in values:
            client.cookies["sessionid"] = values["session"]
        client.get("/healthz")
        return client

    def test_one_of_two_saves_is_told(self):
        people = [make_administrator(), make_administrator()]
        news = make_news(titles={"en": "Palau"})
        url = form_url(news)
        self.client.force_login(people[0])
        values = shown(self.client.get(url))
        requests = [
            (person, url, values | {"title": f"Palau {number}", "_save": "1"})
            for number, person in enumerate(people)
        ]
        answers = self.at_once(requests)
        self.assertEqual(sorted(answer.status_code for answer in answers), [200, 302])
        self.assertEqual(news.versions.count(), 2)

    def test_a_form_sent_twice_makes_one_entry(self):
        person = make_administrator()
        self.client.force_login(person)
        values = shown(self.client.get(ADD)) | {"title": "Fiji", "_publish": "1"}
        session = self.client.cookies["sessionid"].value
        answers = self.at_once([(person, ADD, values | {"session": session})] * 2)
        self.assertEqual([answer.status_code for answer in answers], [302, 302])
        self.assertEqual(News.objects.count(), 1)

    def test_two_with_one_title_get_two_addresses(self):
        people = [make_administrator(), make_administrator()]
        requests = []
        for person in people:
            self.client.force_login(person)
            values = shown(self.client.get(ADD)) | {"title": "Fiji", "_publish": "1"}
            requests.append((person, ADD, values))
        self.at_once(requests)
        slugs = News.objects.order_by("slug").values_list("slug", flat=True)
        self.assertEqual(list(slugs), ["fiji", "fiji-2"])
