"""Where a document, a picture or a topic is used: on its page, and before it is deleted."""

from django.contrib.auth.models import Permission
from django.test import TestCase

from content.models import Attachment, Entry, Topic
from library.models import Document, Image
from sample.pictures import drawn
from tests.factories import make_administrator, make_news, make_page, make_topic, make_user

LINK = "/admin/newsroom/news/{}/change/"


class UsesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.administrator = make_administrator()
        cls.document = Document.objects.create(slug="handbook")
        cls.picture, cls.topic = drawn(1), make_topic("Origin")
        cls.news = make_news(titles={"fr": "Les Palaos"}, picture=cls.picture, topics=[cls.topic])
        cls.draft = make_news(titles={}, published_at=None)
        cls.draft.write("en", title="Palau asks")
        for entry in [cls.news, cls.draft]:
            Attachment.objects.create(entry=entry, document=cls.document)
        cls.things = {
            "library/document": cls.document,
            "library/image": cls.picture,
            "content/topic": cls.topic,
        }

    def setUp(self):
        self.client.force_login(self.administrator)

    def pages(self, name):
        thing = self.things[name]
        chosen = {"action": "delete_selected", "_selected_action": [thing.pk]}
        yield self.client.get(f"/admin/{name}/{thing.pk}/change/")
        yield self.client.get(f"/admin/{name}/{thing.pk}/delete/")
        yield self.client.post(f"/admin/{name}/", chosen)

    def test_every_page_says_what_uses_it(self):
        for name in self.things:
            for page in self.pages(name):
                with self.subTest(page=page.request["PATH_INFO"]):
                    self.assertContains(page, "Les Palaos")
                    self.assertContains(page, LINK.format(self.news.pk))
                    self.assertContains(page, "Published")
        for page in self.pages("library/document"):
            self.assertContains(page, "Used in 2 entries")
            self.assertContains(page, "Palau asks")
            self.assertContains(page, "Draft")

    def test_what_is_in_use_is_not_deleted_alone_or_with_others(self):
        Document.objects.create(slug="free")
        for name in ["library/document", "library/image"]:
            url, thing = f"/admin/{name}/", self.things[name]
            model = type(thing)
            with self.subTest(name=name):
                page = self.client.post(f"{url}{thing.pk}/delete/", {"post": "yes"})
                self.assertContains(page, "is in use, so it cannot be deleted")
                self.assertNotContains(page, 'type="submit" class="default"')
                chosen = list(model.objects.values_list("pk", flat=True))
                sent = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
                page = self.client.post(url, sent)
                self.assertContains(page, "so nothing is deleted")
                self.assertEqual(model.objects.count(), len(chosen))

    def test_what_is_not_in_use_is_deleted(self):
        free = Document.objects.create(slug="free")
        url = f"/admin/library/document/{free.pk}/delete/"
        self.assertContains(self.client.get(url), "Nothing uses it.")
        self.client.post(url, {"post": "yes"})
        self.assertFalse(Document.objects.filter(slug="free").exists())
        Attachment.objects.all().delete()
        sent = {"action": "delete_selected", "_selected_action": [self.document.pk], "post": "yes"}
        self.client.post("/admin/library/document/", sent)
        self.assertFalse(Document.objects.exists())

    def test_a_topic_is_deleted_knowingly_and_its_entries_stay(self):
        url = f"/admin/content/topic/{self.topic.pk}/delete/"
        self.assertContains(self.client.get(url), "these entries stay but lose it")
        self.client.post(url, {"post": "yes"})
        self.assertFalse(Topic.objects.exists())
        self.assertTrue(Entry.objects.filter(pk=self.news.pk).exists())

    def test_a_topic_with_sections_is_held_by_them_and_not_by_its_entries(self):
        make_page(f"topics/{self.topic.slug}/overview", {"en": "Overview of it"})
        url = f"/admin/content/topic/{self.topic.pk}/delete/"
        page = self.client.get(url)
        self.assertContains(page, "which lies below")
        self.assertNotContains(page, "Take it out of these entries first")
        self.client.post(url, {"post": "yes"})
        self.assertTrue(Topic.objects.exists())

    def test_titles_are_for_those_who_may_open_the_kind(self):
        person = make_user(is_staff=True)
        rights = ["view_document", "view_image", "view_topic"]
        person.user_permissions.set(Permission.objects.filter(codename__in=rights))
        self.client.force_login(person)
        for name, thing in self.things.items():
            page = self.client.get(f"/admin/{name}/{thing.pk}/change/")
            with self.subTest(name=name):
                self.assertContains(page, "that you may not open")
                self.assertNotContains(page, "Les Palaos")

    def test_a_thing_used_everywhere_costs_the_same(self):
        url = f"/admin/library/image/{self.picture.pk}/change/"
        self.client.get(url)
        with self.assertNumQueries(11):  # session, person, 6 of the picture, 3 of uses
            self.client.get(url)
        for _ in range(55):
            make_news(picture=self.picture)
        with self.assertNumQueries(11):
            page = self.client.get(url)
        self.assertContains(page, "Used in 56 entries")
        self.assertContains(page, "And in 6 more.")
        self.assertEqual(len(page.context["uses"].shown), 50)
        self.assertEqual(Image.objects.count(), 1)
