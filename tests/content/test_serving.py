"""Files handed over to the web server in front, and what a page says of those it locks."""

from django.contrib.auth.models import Group
from django.test import TestCase, override_settings

from audit.models import Action, Record
from content.models import Access
from content.models.attachment import FileAccess
from library.models import DocumentFile
from sample.pictures import drawn
from tests.factories import make_file, make_news, make_publication, make_user

PERSONAL = "private, no-store"


def consume(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@override_settings(ACCEL_REDIRECT_PREFIX="/protected/")
class HandedOverTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.picture = drawn(3)
        cls.picture.save()
        cls.news = make_news(slug="report", picture=cls.picture, access=Access.REGISTERED)
        cls.file = DocumentFile.objects.get(document=make_file(cls.news).document_id)
        DocumentFile.objects.update(title='Rapport "é" / 報告')
        cls.address = f"/files/{cls.file.document.slug}.en.pdf"
        cls.reader = make_user()

    def test_the_web_server_is_told_which_file_to_send_and_how(self):
        self.client.force_login(self.reader)
        response = self.client.get(self.address)
        self.assertEqual(response.content, b"")
        self.assertEqual(response["X-Accel-Redirect"], f"/protected/{self.file.file.name}")
        self.assertRegex(response["X-Accel-Redirect"], r"^/protected/documents/[0-9a-f]{32}\.pdf$")
        expected = {
            "Content-Type": "application/pdf",
            "Content-Disposition": "attachment; filename*=utf-8''"
            "Rapport%20-%C3%A9-%20-%20%E5%A0%B1%E5%91%8A.pdf",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": PERSONAL,
        }
        self.assertEqual(expected, {name: response.get(name) for name in expected})
        for name in ["ETag", "Last-Modified"]:
            self.assertNotIn(name, response)

    def test_nobody_who_is_refused_learns_of_it(self):
        for headers in [
            {}, {"HTTP_RANGE": "bytes=0-9"}, {"HTTP_IF_NONE_MATCH": "*"},
            {"HTTP_X_ACCEL_REDIRECT": "/protected/x"}, {"HTTP_X_ORIGINAL_URL": self.address},
        ]:  # fmt: skip
            for address in [self.address, self.picture.renditions[0]["url"]]:
                for method in [self.client.get, self.client.head]:
                    with self.subTest(address=address, headers=headers):
                        response = method(address, **headers)
                        self.assertEqual(response.status_code, 404)
                        self.assertNotIn("X-Accel-Redirect", response)

    def test_ranges_and_validators_are_left_to_it_and_opened_once(self):
        self.client.force_login(self.reader)
        for part in ["bytes=0-9", "bytes=10-"]:
            response = self.client.get(self.address, HTTP_RANGE=part)
            self.assertEqual(response.status_code, 200)
            self.assertIn("X-Accel-Redirect", response)
        self.assertEqual(Record.objects.filter(action=Action.FILE_OPENED).count(), 1)

    def test_pictures_go_the_same_way(self):
        self.client.force_login(self.reader)
        response = self.client.get(self.picture.renditions[0]["url"])
        self.assertRegex(response["X-Accel-Redirect"], r"^/protected/renditions/[0-9a-f-]+\.webp$")
        self.assertEqual(response["Content-Type"], "image/webp")

    def test_a_file_that_the_storage_lost_is_404(self):
        self.client.force_login(self.reader)
        file = make_file(self.news).document.files.get()
        file.file.storage.delete(file.file.name)
        address = f"/files/{file.document.slug}.en.pdf"
        self.assertEqual(self.client.get(address).status_code, 404)


class StreamedTests(TestCase):
    def test_without_a_web_server_that_can_the_portal_sends_it_itself(self):
        attachment = make_file(make_news(access=Access.REGISTERED))
        self.client.force_login(make_user())
        response = self.client.get(f"/files/{attachment.document.slug}.en.pdf")
        self.assertNotIn("X-Accel-Redirect", response)
        self.assertTrue(consume(response).startswith(b"%PDF-"))


class LockTests(TestCase):
    """A public entry with a locked file: the lock, why, and a way in that returns here."""

    def page_of(self, access, user=None, groups=()):
        publication = make_publication({"en": "Compendium"})
        attachment = make_file(publication, access=access)
        attachment.groups.set(groups)
        if user:
            self.client.force_login(user)
        here = publication.get_absolute_url()
        return here, self.client.get(here), self.client.get("/en/publications/")

    def test_an_anonymous_reader_is_told_why_and_led_to_sign_in_and_back(self):
        reasons = {
            FileAccess.REGISTERED: "Registered users only",
            FileAccess.GROUPS: "Selected registered users only",
        }
        for access, reason in reasons.items():
            here, page, _list = self.page_of(access)
            with self.subTest(access=access):
                self.assertContains(page, "#lock")
                self.assertContains(page, reason)
                link = f'<a href="/en/account/sign-in/?next={here}">Sign in to open it</a>'
                self.assertContains(page, link)
                self.assertNotContains(page, "/files/")

    def test_a_reader_without_the_right_is_told_so_and_no_group_is_named(self):
        group = Group.objects.create(name="Policy Commission")
        _here, page, _list = self.page_of(FileAccess.GROUPS, make_user(), [group])
        self.assertContains(page, "For other readers: your account does not open it")
        self.assertNotContains(page, "Policy Commission")
        self.assertNotContains(page, "Sign in to open it")

    def test_a_reader_with_the_right_sees_no_lock(self):
        group, user = Group.objects.create(name="Policy Commission"), make_user()
        user.groups.add(group)
        _here, page, _list = self.page_of(FileAccess.GROUPS, user, [group])
        self.assertContains(page, "/files/document-")
        self.assertNotContains(page, "#lock")

    def test_a_file_is_never_more_open_than_its_page(self):
        attachment = make_file(make_news(access=Access.GROUPS))
        self.client.force_login(make_user())
        address = f"/files/{attachment.document.slug}.en.pdf"
        self.assertEqual(self.client.get(address).status_code, 404)
