"""What is kept between requests is never old."""

from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from accounts.models import User
from content.generation import current_generation
from content.models import Attachment, Entry, Pick
from library.models import Document, DocumentFile, ImageText
from sample.pdf import make_pdf
from sample.pictures import drawn
from tests.cases import CommittingTestCase
from tests.factories import make_news, make_term, make_topic, make_user

ROOMS = (
    "content_", "library_", "newsroom_", "catalogue_", "pages_", "opportunities_", "members_",
    "events_", "meetings_", "registrations_registrationform",
    "search_bestbet", "textsearch_synonymset",
)  # fmt: skip
# Tables of the rooms whose rows no page shows.
NOT_SHOWN = {
    "content_redirect", "content_generation", "content_savedsearch", "library_upload",
    "meetings_meeting_document_groups", "meetings_pack", "meetings_packreceipt",
    "meetings_visit", "meetings_follow", "events_calendarlink",
}  # fmt: skip
# Tables that say what somebody may read.
RIGHTS = {
    "accounts_user_groups", "accounts_user_user_permissions", "auth_group_permissions",
    "affiliations_affiliation", "affiliations_affiliation_groups", "registrations_registration",
}  # fmt: skip
MEMORY = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": f"test-{name}"}
    for name in ["default", "pages"]
}


@override_settings(CACHES=MEMORY)
class GenerationTests(CommittingTestCase):
    def setUp(self):
        for name in MEMORY:
            caches[name].clear()

    def test_every_table_that_pages_show_is_watched(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname ~ %s", ["_generation$"]
            )
            watched = {table for (table,) in cursor.fetchall()}
            tables = set(connection.introspection.table_names(cursor))
        shown = {table for table in tables if table.startswith(ROOMS)} - NOT_SHOWN
        self.assertEqual(watched, shown | RIGHTS)

    def test_a_page_is_kept_and_costs_one_statement(self):
        make_news({"en": "Kept"}, slug="kept")
        for address in ["/en/", "/en/news/", "/en/news/kept/"]:
            first = self.client.get(address).content
            with self.subTest(address=address), self.assertNumQueries(1):
                self.assertEqual(self.client.get(address).content, first)

    def test_every_change_shows_at_once(self):
        news = make_news({"en": "Before"}, slug="item")
        topic = make_topic("Origin")
        document = Document.objects.create(slug="paper")
        file = DocumentFile(
            document=document,
            language="en",
            title="Paper",
            file=ContentFile(make_pdf("en", "a", ["b"]), name="a.pdf"),
        )
        file.save()
        picture = drawn(0)
        picture.is_decorative = False
        picture.save()
        publisher = User(is_superuser=True)
        changes = {
            "After": lambda: news.write("en", title="After").publish(publisher),
            "Origin": lambda: news.topics.add(topic),
            "Paper": lambda: Attachment.objects.create(entry=news, document=document),
            "Drawn for": lambda: Entry.objects.filter(pk=news.pk).update(picture=picture),
            "A rosette": lambda: ImageText.objects.create(
                image=picture, language="en", alt="A rosette"
            ),
        }
        for words, change in changes.items():
            with self.subTest(words=words):
                self.assertNotContains(self.client.get("/en/news/item/"), words)
                change()
                self.assertContains(self.client.get("/en/news/item/"), words)

    def test_what_is_restricted_or_deleted_is_gone_at_once(self):
        news = make_news({"en": "Item"}, slug="item")
        self.assertContains(self.client.get("/en/news/"), "Item")
        Entry.objects.filter(pk=news.pk).update(access="registered")
        self.assertNotContains(self.client.get("/en/news/"), "Item")
        self.assertEqual(self.client.get("/en/news/item/").status_code, 404)
        other = make_news({"en": "Other"})
        self.assertContains(self.client.get("/en/news/"), "Other")
        other.delete()
        self.assertNotContains(self.client.get("/en/news/"), "Other")

    def test_time_alone_makes_a_new_generation(self):
        now = timezone.now()
        hours = [timedelta(hours=hour) for hour in [1, 2, 3]]
        make_news(published_at=now + hours[0])
        make_news(published_at=now - hours[0], expires_at=now + hours[1])
        Pick.objects.create(entry=make_news(published_at=now - hours[1]), ends_at=now + hours[2])
        moments = [now, now + hours[0], now + hours[1], now + hours[2]]
        self.assertEqual(len({current_generation(moment) for moment in moments}), 4)
        self.assertEqual(current_generation(now), current_generation(now + hours[0] / 2))

    def test_is_told_as_if_nothing_were_kept(self):
        now = timezone.now()
        hours = [timedelta(hours=hour) for hour in range(5)]
        make_news(published_at=now + hours[1], expires_at=now + hours[3])
        moments = [now + hour + timedelta(minutes=m) for hour in hours for m in (0, 1, 59)]
        for at in [*moments, *reversed(moments)]:
            told = current_generation(at)
            with self.assertNumQueries(1):
                self.assertEqual(current_generation(at), told)
            caches["default"].delete("moments")
            self.assertEqual(current_generation(at), told)
        make_news(published_at=now + hours[2])
        self.assertNotEqual(current_generation(moments[-1]), told)
        self.assertNotEqual(current_generation(now + hours[2]), current_generation(now + hours[1]))

    def test_names_kept_for_a_reader_go_with_the_right_to_read_them(self):
        group, reader = Group.objects.create(name="Council"), make_user()
        for entry in [make_topic("Closed"), make_term({"en": "Closed"})]:
            Entry.objects.filter(pk=entry.pk).update(access="groups")
            entry.groups.add(group)
        everything = Permission.objects.get(codename="read_restricted")
        people = User.objects.filter(pk=reader.pk)
        rights = {
            "group": (lambda: reader.groups.add(group), reader.groups.clear),
            "permission": (
                lambda: reader.user_permissions.add(everything),
                reader.user_permissions.clear,
            ),
            "administrator": (
                lambda: people.update(is_superuser=True),
                lambda: people.update(is_superuser=False),
            ),
        }
        self.client.force_login(reader)
        for right, (give, take) in rights.items():
            for address in ["/en/a-z/", "/en/glossary/", "/en/sitemap/", "/en/topics/"]:
                with self.subTest(right=right, address=address):
                    give()
                    self.assertContains(self.client.get(address), "Closed")
                    take()
                    self.assertNotContains(self.client.get(address), "Closed")

    def test_nothing_kept_for_one_reader_is_shown_to_another(self):
        news = make_news({"en": "Members only"}, slug="closed", access="registered")
        self.client.force_login(User.objects.create(username="delegate"))
        self.assertContains(self.client.get("/en/news/"), "Members only")
        self.assertEqual(self.client.get(f"/en/news/{news.slug}/").status_code, 200)
        self.client.logout()
        self.client.cookies.clear()
        self.assertNotContains(self.client.get("/en/news/"), "Members only")
        self.assertEqual(self.client.get(f"/en/news/{news.slug}/").status_code, 404)
