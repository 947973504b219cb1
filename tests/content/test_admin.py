"""Writing, correcting and publishing, one language at a time."""

from datetime import timedelta

from django.utils import timezone

from content.models import Attachment, Status, Version
from content.roles import PUBLISHER
from library.models import Document
from newsroom.models import News
from tests.content.editing import ADD, LIST, EditingTestCase, form_url, shown
from tests.factories import make_news, make_topic, make_user


class WritingTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)

    def setUp(self):
        self.client.force_login(self.publisher)

    def test_publishes_a_new_entry_in_one_step(self):
        values = self.open(ADD)
        response = self.send(ADD, values, "_publish", title="Palau joins", body="<p>Yes</p>")
        news = News.objects.get()
        self.assertRedirects(response, form_url(news))
        self.assertEqual((news.slug, news.languages), ("palau-joins", ["en"]))
        self.assertContains(self.client.get("/en/news/palau-joins/"), "<p>Yes</p>")
        self.assertIn('href="/en/news/palau-joins/"', self.messages(response))

    def test_a_draft_is_not_published(self):
        self.send(ADD, self.open(ADD), title="Palau joins")
        self.assertEqual(Version.objects.get().status, Status.DRAFT)
        self.assertEqual(self.client.get("/en/news/palau-joins/").status_code, 404)

    def test_the_language_of_the_tab_is_the_original_of_a_new_entry(self):
        url = f"{ADD}?language=ar"
        self.send(url, self.open(url), title="انضمت بالاو")
        news = News.objects.get()
        self.assertEqual(news.original_language, "ar")
        self.assertEqual(news.slug, f"news-{timezone.localdate().isoformat()}")

    def test_a_taken_address_gets_a_number_when_it_is_proposed(self):
        make_news(slug="palau-joins")
        self.send(ADD, self.open(ADD), title="Palau joins")
        self.assertTrue(News.objects.filter(slug="palau-joins-2").exists())

    def test_a_taken_address_is_refused_when_it_is_typed(self):
        make_news(slug="palau-joins")
        response = self.send(ADD, self.open(ADD), title="Fiji", slug="palau-joins")
        self.assertContains(response, "Another page of this kind has this address.")
        self.assertEqual(News.objects.count(), 1)

    def test_a_changed_published_text_is_a_draft_beside_it(self):
        news = make_news(titles={"en": "Palau joins"})
        url = form_url(news)
        response = self.send(url, self.open(url), title="Palau joined")
        self.assertIn("Readers still get the text published before.", self.messages(response))
        self.assertContains(self.client.get(f"/en/news/{news.slug}/"), "Palau joins")
        self.send(url, self.open(url), "_publish")
        self.assertContains(self.client.get(f"/en/news/{news.slug}/"), "Palau joined")

    def test_saving_an_unchanged_text_writes_nothing(self):
        news = make_news(titles={"en": "Palau"}, words={"body": "<p>One</p>\n<p>Two</p>"})
        url = form_url(news)
        values = self.open(url)
        values["body"] = values["body"].replace("\n", "\r\n")
        response = self.send(url, values, "_publish")
        self.assertEqual(news.versions.count(), 1)
        self.assertIn("Nothing was changed", self.messages(response))

    def test_a_minor_edit_is_marked(self):
        news = make_news(titles={"en": "Palua"})
        url = form_url(news)
        self.send(url, self.open(url), "_publish", title="Palau", is_minor="on")
        self.assertTrue(news.versions.published().get().is_minor)

    def test_a_translation_shows_its_source_and_is_published_alone(self):
        news = make_news(titles={"en": "Palau joins"})
        url = form_url(news, "fr")
        page = self.client.get(url)
        self.assertContains(page, "Palau joins")
        self.assertContains(page, 'lang="fr" dir="ltr"')
        self.send(url, shown(page), "_publish", title="Les Palaos adhèrent")
        news.refresh_from_db()
        self.assertEqual(news.languages, ["en", "fr"])
        self.assertEqual(news.versions.get(language="fr").source.language, "en")

    def test_fields_of_an_arabic_text_read_from_the_right(self):
        page = self.client.get(form_url(make_news(), "ar"))
        self.assertContains(page, 'lang="ar" dir="rtl"')

    def test_a_text_without_a_title_is_refused_and_kept_in_the_form(self):
        response = self.send(ADD, self.open(ADD), "_publish", summary="Only this")
        self.assertContains(response, "Write a title.")
        self.assertContains(response, "Only this")
        self.assertFalse(News.objects.exists())

    def test_a_date_to_come_schedules(self):
        later = timezone.localtime() + timedelta(days=2)
        moment = later.strftime("%Y-%m-%dT%H:%M")
        values = self.open(ADD)
        response = self.send(ADD, values, "_publish", title="Palau", published_at=moment)
        self.assertIn("is scheduled", self.messages(response))
        self.assertEqual(self.client.get("/en/news/palau/").status_code, 404)
        self.assertContains(self.client.get(response.url), 'value="Schedule"')

    def test_a_new_address_keeps_the_old_one_leading_here(self):
        news = make_news(slug="palau")
        url = form_url(news)
        self.send(url, self.open(url), slug="palau-joins")
        response = self.client.get("/en/news/palau/")
        self.assertRedirects(response, "/en/news/palau-joins/", status_code=301)

    def test_withdrawing_asks_first(self):
        news = make_news(titles={"en": "Palau", "fr": "Palaos"})
        url = f"/admin/newsroom/news/{news.pk}/withdraw/?language=fr"
        self.assertContains(self.client.get(url), "Withdraw Français")
        news.refresh_from_db()
        self.assertEqual(news.languages, ["en", "fr"])
        self.client.post(url)
        news.refresh_from_db()
        self.assertEqual(news.languages, ["en"])

    def test_a_withdrawn_text_can_be_published_again_unchanged(self):
        news = make_news(titles={"en": "Palau"})
        news.versions.get().withdraw(self.publisher)
        url = form_url(news)
        self.send(url, self.open(url), "_publish")
        news.refresh_from_db()
        self.assertEqual(news.languages, ["en"])

    def test_rich_text_is_cleaned_and_titles_are_text(self):
        body = '<p onclick="x()">Yes<script>alert(1)</script></p>'
        self.send(ADD, self.open(ADD), "_publish", title="<b>Palau</b>", body=body)
        news = News.objects.get()
        self.assertEqual(news.versions.get().body, "<p>Yes</p>")
        for url in [LIST, form_url(news), form_url(news, "fr"), "/admin/"]:
            page = self.client.get(url)
            self.assertContains(page, "&lt;b&gt;Palau&lt;/b&gt;")
            self.assertNotContains(page, "<b>Palau</b>")


class FactsTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.topic = make_topic("Origin")
        cls.news = make_news(titles={"en": "Palau joins"}, topics=[cls.topic])

    def setUp(self):
        self.client.force_login(self.publisher)
        self.url = form_url(self.news)

    def test_correcting_a_fact_writes_no_text(self):
        response = self.send(self.url, self.open(self.url), source="Council")
        self.news.refresh_from_db()
        self.assertEqual((self.news.source, self.news.versions.count()), ("Council", 1))
        self.assertIn("The changes are saved.", self.messages(response))

    def test_topics_are_shown_by_their_titles(self):
        self.assertContains(self.client.get(self.url), ">Origin</option>")

    def test_an_attachment_is_added(self):
        document = Document.objects.create(slug="report")
        values = self.open(self.url) | {"attachments-TOTAL_FORMS": 1}
        row = {"document": document.pk, "position": 0, "access": "inherit"}
        values |= {f"attachments-0-{name}": value for name, value in row.items()}
        self.send(self.url, values)
        self.assertEqual(Attachment.objects.get().document, document)

    def test_a_pick_says_when_it_ends(self):
        values = self.open(self.url) | {"pick-TOTAL_FORMS": 1, "pick-0-position": 1}
        self.assertContains(self.send(self.url, values), "This field is required.")
        values["pick-0-ends_at"] = "2030-01-01T10:00"
        self.send(self.url, values)
        self.news.refresh_from_db()
        self.assertEqual(self.news.pick.ends_at.year, 2030)
