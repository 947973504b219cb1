"""Packs: every document that this reader may open, in the best language, in order, once."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from content.models.attachment import FileAccess
from meetings.models import AgendaItem, Pack
from tests.factories import make_user
from tests.meeting_factories import make_event, make_meeting, make_working_document
from tests.meetings.packing import ask, documents, fetch


class PackContentTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.meeting = make_meeting(make_event({"en": "Origin", "ar": "المنشأ"}), "Opening", "Rules")
        first, second = AgendaItem.objects.order_by("position")
        below = AgendaItem.objects.create(
            meeting=cls.meeting, parent=second, number="2.1", position=3
        )
        below.texts.create(language="en", title="Below")
        make_working_document(cls.meeting, "PTC/26/10", "en", "fr", item=second)
        make_working_document(cls.meeting, "PTC/26/2", "en", "es", item=second)
        make_working_document(cls.meeting, "PTC/26/3", "fr", item=first)
        make_working_document(cls.meeting, "PTC/26/4", item=below)
        make_working_document(cls.meeting, "PTC/26/1", "en", "fr", "ar")

    def names(self, language="en", **words):
        return documents(fetch(self.client, self.meeting, language, **words))

    def test_holds_each_document_once_in_the_order_of_the_agenda(self):
        self.assertEqual(
            self.names(),
            [
                "PTC-26-1-PTC-26-1.en.pdf", "PTC-26-3-PTC-26-3.fr.pdf", "PTC-26-2-PTC-26-2.en.pdf",
                "PTC-26-10-PTC-26-10.en.pdf", "PTC-26-4-PTC-26-4.en.pdf",
            ],
        )  # fmt: skip

    def test_prefers_the_language_and_names_what_stands_in(self):
        archive = fetch(self.client, self.meeting, "fr")
        languages = [name.split(".")[-2] for name in documents(archive)]
        self.assertEqual(languages, ["fr", "fr", "en", "fr", "en"])
        for ending in ["txt", "html"]:
            told = archive.read(f"0-CONTENTS.{ending}").decode()
            self.assertEqual(told.count("anglais"), 2)

    def test_holds_an_item_with_what_is_below_it(self):
        names = [name[:9] for name in self.names(item="2")]
        self.assertEqual(names, ["PTC-26-2-", "PTC-26-10", "PTC-26-4-"])
        self.assertEqual(len(self.names(item="2.1")), 1)

    def test_contents_run_from_right_to_left(self):
        archive = fetch(self.client, self.meeting, "ar")
        html = archive.read("0-CONTENTS.html").decode()
        self.assertIn('<html lang="ar" dir="rtl">', html)
        self.assertIn("المنشأ", html)
        text = archive.read("0-CONTENTS.txt").decode()
        self.assertTrue(all(line[0] == "\u200f" for line in text.splitlines() if line))

    def test_holds_the_newest_revision_alone_beside_what_adds_to_it(self):
        item = AgendaItem.objects.get(number="1")
        make_working_document(self.meeting, "PTC/26/3", revision=1, item=item)
        make_working_document(self.meeting, "PTC/26/3", part="Add", part_number=1, item=item)
        names = self.names(item="1")
        self.assertEqual(
            names, ["PTC-26-3-Rev.1-PTC-26-3.en.pdf", "PTC-26-3-Add.1-PTC-26-3.en.pdf"]
        )

    def test_is_made_once_for_all_who_get_the_same(self):
        place = ask(self.client, self.meeting).url
        self.client.force_login(make_user())
        self.assertEqual(ask(self.client, self.meeting).url, place)
        self.assertNotEqual(ask(self.client, self.meeting, "fr").url, place)
        self.assertEqual(Pack.objects.count(), 2)

    def test_an_item_that_is_not_there_is_not_found(self):
        for number in ["9", "1' OR 1=1", "\x00", "٢"]:
            with self.subTest(number=number):
                self.assertEqual(ask(self.client, self.meeting, item=number).status_code, 404)


class NewPackTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user, cls.meeting = make_user(), make_meeting()
        cls.first = make_working_document(cls.meeting, "PTC/26/1", "en")

    def setUp(self):
        self.client.force_login(self.user)
        fetch(self.client, self.meeting)

    def page(self):
        return self.client.get(f"/en/events/{self.meeting.event.slug}/pack/")

    def new(self, language="en"):
        return documents(fetch(self.client, self.meeting, language, new="1"))

    def test_nothing_is_new_at_once(self):
        self.assertContains(self.page(), "Nothing is new since")
        self.assertIn("/pack/?", ask(self.client, self.meeting, new="1").url)

    def test_holds_what_was_added_published_or_opened_since(self):
        make_working_document(self.meeting, "PTC/26/2")
        future = timezone.now() + timedelta(days=1)
        make_working_document(self.meeting, "PTC/26/3", shown_at=future)
        self.assertContains(self.page(), "Only what is new (1 file, ")
        self.assertEqual(self.new(), ["PTC-26-2-PTC-26-2.en.pdf"])
        self.assertContains(self.page(), "Nothing is new since")

    def test_holds_the_translation_of_what_was_fetched_in_another_language(self):
        make_working_document(self.meeting, "PTC/26/2", "fr")
        self.assertEqual(self.new(), ["PTC-26-2-PTC-26-2.fr.pdf"])
        self.first.document.files.create(
            language="fr", title="Un", file="x.pdf", format="pdf", size_bytes=1, digest="0"
        )
        self.assertContains(self.page(), "Nothing is new since")
        french = self.client.get(f"/en/events/{self.meeting.event.slug}/pack/?language=fr")
        self.assertContains(french, "Only what is new (1 file, ")

    def test_holds_what_opens_to_this_reader_now(self):
        locked = make_working_document(self.meeting, "PTC/26/5", access=FileAccess.GROUPS)
        self.assertContains(self.page(), "Nothing is new since")
        locked.opens_at = timezone.now()
        locked.save()
        self.assertEqual(self.new(), ["PTC-26-5-PTC-26-5.en.pdf"])

    def test_asking_for_it_without_having_any_keeps_the_language(self):
        self.client.force_login(make_user())
        self.assertIn("/pack/?language=fr", ask(self.client, self.meeting, "fr", new="1").url)

    def test_is_not_offered_to_others(self):
        self.client.force_login(make_user())
        self.assertNotContains(self.page(), "Only what is new")
