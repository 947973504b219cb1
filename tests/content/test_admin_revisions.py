"""Revisions of files, files sent one by one, and all languages published at once."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from content.models import Attachment
from content.roles import AUTHOR, TRANSLATOR
from library.models import Document, DocumentFile, Upload
from library.uploads import MAX_AGE, MOST_PER_PERSON, receive
from tests.content.editing import ADD, form_url, shown
from tests.content.test_admin_files import UPLOAD, FilesCase, sent_file
from tests.factories import make_news, make_user


class RevisionTests(FilesCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.news = make_news(titles={"en": "Origin"}, slug="origin")

    def setUp(self):
        super().setUp()
        self.url = form_url(self.news)
        values = self.values_of(self.choose(self.url, sent_file("en", "guide_EN.pdf")))
        self.send(self.url, values)
        self.address = "/files/handbook-on-origin.en.pdf"

    def revise(self, words="New words"):
        current = DocumentFile.objects.get(is_current=True)
        values = self.open(self.url) | {f"revision-{current.pk}": sent_file("en", "v2.pdf", words)}
        return self.send(self.url, values)

    def test_the_row_of_a_file_takes_its_next_revision(self):
        self.assertContains(self.client.get(self.url), "New revision of Handbook on origin")
        before = self.client.head(self.address)["ETag"]
        response = self.revise()
        self.assertRedirects(response, self.url)
        self.assertIn("The changes are saved.", self.messages(response))
        self.assertEqual([file[2:4] for file in self.files()], [(1, False), (2, True)])
        after = self.client.head(self.address)["ETag"]
        self.assertNotEqual(before, after)
        former = self.client.head("/files/handbook-on-origin.en.rev1.pdf")
        self.assertEqual((former.status_code, former["ETag"]), (200, before))
        self.assertContains(self.client.get("/en/news/origin/"), "updated")

    def test_a_revision_is_kept_where_the_form_is_refused(self):
        current = DocumentFile.objects.get()
        values = self.open(self.url) | {f"revision-{current.pk}": sent_file("en", "v2.pdf")}
        page = self.send(self.url, values, "_publish", title="")
        self.assertContains(page, "Write a title.")
        self.assertEqual(len(self.files()), 1)
        self.send(self.url, self.values_of(page), title="Origin")
        self.assertEqual([file[1:4] for file in self.files()], [("en", 1, False), ("en", 2, True)])

    def test_a_bad_revision_is_told_and_changes_nothing(self):
        current = DocumentFile.objects.get()
        bad = SimpleUploadedFile("v2.pdf", b"odd")
        values = self.open(self.url) | {f"revision-{current.pk}": bad}
        self.assertContains(self.send(self.url, values), "v2.pdf: This is not a file")
        self.assertEqual(len(self.files()), 1)

    def test_a_dropped_file_of_the_same_name_is_proposed_as_revision(self):
        page = self.choose(self.url, sent_file("en", "guide_EN.pdf"))
        row = page.context["filing"].rows.forms[0]
        self.assertEqual(row["document"].value(), str(Document.objects.get().pk))
        self.send(self.url, self.values_of(page))
        self.assertEqual([file[2] for file in self.files()], [1, 2])

    def test_a_dropped_file_in_another_language_joins_the_only_document(self):
        page = self.choose(self.url, sent_file("ar", "x.pdf"))
        self.send(self.url, self.values_of(page))
        self.assertEqual(Document.objects.count(), 1)
        self.assertEqual(Attachment.objects.count(), 1)

    def test_a_new_entry_has_no_files_yet(self):
        Attachment.objects.all().delete()
        self.assertEqual(self.client.get(ADD).context["filing"].current, [])

    def test_a_revision_of_another_entrys_file_is_ignored(self):
        other = make_news(titles={"en": "Other"})
        current = DocumentFile.objects.get()
        values = self.open(form_url(other)) | {f"revision-{current.pk}": sent_file("en")}
        self.send(form_url(other), values)
        self.assertEqual(len(self.files()), 1)
        values = self.values_of(self.choose(form_url(other), sent_file("en")))
        values["uploads-0-document"] = str(current.document_id)
        self.assertEqual(self.send(form_url(other), values).status_code, 200)
        self.assertEqual(len(self.files()), 1)


class UploadViewTests(FilesCase):
    def drop(self, file, **values):
        return self.client.post(UPLOAD, {"file": file} | values)

    def test_answers_with_a_row_to_confirm(self):
        response = self.drop(sent_file("fr", "guide.pdf"))
        self.assertContains(response, 'name="uploads-0-language"')
        self.assertContains(response, '<option value="fr" selected>')
        upload = Upload.objects.get()
        self.assertEqual((upload.owner, upload.language), (self.publisher, "fr"))
        rows = {
            "uploads-TOTAL_FORMS": 1,
            "uploads-0-upload": upload.pk,
            "uploads-0-language": "fr",
            "uploads-0-document": "new-1",
        }
        response = self.drop(sent_file("en", "guide_en.pdf"), **rows)
        self.assertContains(response, '<option value="new-1" selected>')
        response = self.drop(sent_file("fr", "other.pdf"), **rows)
        self.assertContains(response, '<option value="new-2" selected>')

    def test_says_in_words_what_is_wrong(self):
        response = self.drop(SimpleUploadedFile("a.exe", b"MZ"))
        self.assertEqual(response.status_code, 422)
        self.assertIn("not a file of an accepted type", response.text)
        response = self.drop(sent_file("en"), **{"uploads-TOTAL_FORMS": 20})
        self.assertEqual((response.status_code, Upload.objects.count()), (422, 0))

    def test_is_for_those_who_may_add_files(self):
        news = make_news()
        for role, entry, status in [
            (AUTHOR, "", 200), (AUTHOR, news.pk, 200), (TRANSLATOR, "", 403),
            (TRANSLATOR, news.pk, 403), (AUTHOR, 10**9, 404), (AUTHOR, "x", 404),
        ]:  # fmt: skip
            with self.subTest(role=role, entry=entry):
                self.client.force_login(make_user(role))
                response = self.drop(sent_file("en"), entry=entry)
                self.assertEqual(response.status_code, status)
        self.assertEqual(self.client.get(UPLOAD).status_code, 405)

    def test_nobody_else_can_use_an_upload(self):
        upload = receive(make_user(AUTHOR), sent_file("en"))
        row = {"upload": upload.pk, "language": "en", "title": "Mine", "document": "new-1"}
        values = self.open(ADD) | {"uploads-TOTAL_FORMS": 1}
        values |= {f"uploads-0-{name}": value for name, value in row.items()}
        self.assertContains(self.send(ADD, values, title="Origin"), "This file is gone.")
        self.assertFalse(Document.objects.exists())

    def test_a_table_of_a_thousand_rows_is_not_made(self):
        values = self.open(ADD) | {"uploads-TOTAL_FORMS": 1000}
        page = self.send(ADD, values, title="Origin")
        self.assertEqual(len(page.context["filing"].rows.forms), 20)
        self.assertFalse(Document.objects.exists())

    def test_an_odd_key_is_a_file_that_is_gone(self):
        row = {"language": "en", "title": "Mine", "document": "new-1"}
        for odd in ["1" * 5000, "9" * 20, "x", ""]:
            values = self.open(ADD) | {"uploads-TOTAL_FORMS": 1}
            values |= {f"uploads-0-{name}": value for name, value in row.items()}
            with self.subTest(odd=odd[:20]):
                page = self.send(ADD, values, title="Origin", **{"uploads-0-upload": odd})
                self.assertContains(page, "This file is gone.")

    def test_what_nobody_confirmed_is_cleaned_up(self):
        owner = make_user(AUTHOR)
        with self.captureOnCommitCallbacks(execute=True):
            old = receive(owner, sent_file("en"))
            Upload.objects.update(created_at=timezone.now() - MAX_AGE - timedelta(minutes=1))
            new = receive(self.publisher, sent_file("en"))
        self.assertEqual(list(Upload.objects.all()), [new])
        self.assertFalse(old.file.storage.exists(old.file.name))
        for number in range(MOST_PER_PERSON + 2):
            Upload.objects.create(owner=owner, title=str(number), size_bytes=1, format="pdf")
        receive(owner, sent_file("en"))
        self.assertEqual(Upload.objects.filter(owner=owner).count(), MOST_PER_PERSON)


class PublishAllTests(FilesCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.news = make_news(titles={}, published_at=None)
        cls.news.write("en", title="Handbook")
        cls.news.write("fr", title="Manuel")

    def test_publishes_every_open_text(self):
        url = form_url(self.news, "fr")
        page = self.client.get(url)
        self.assertContains(page, 'value="Publish all languages"')
        response = self.send(url, shown(page), "_publish_all", title="Le manuel")
        self.assertIn("Handbook", self.messages(response))
        self.assertIn("Le manuel", self.messages(response))
        self.news.refresh_from_db()
        self.assertEqual(self.news.languages, ["en", "fr"])
        self.assertNotContains(self.client.get(url), "Publish all languages")

    def test_needs_no_text_in_the_language_that_is_open(self):
        url = form_url(self.news, "es")
        self.send(url, self.open(url), "_publish_all")
        self.news.refresh_from_db()
        self.assertEqual(self.news.languages, ["en", "fr"])

    def test_publishes_all_or_nothing(self):
        self.news.write("es", summary="Without a title")
        url = form_url(self.news, "fr")
        response = self.send(url, self.open(url), "_publish_all")
        self.assertContains(response, "A text needs a title before it is published.")
        self.news.refresh_from_db()
        self.assertEqual(self.news.languages, [])

    def test_only_who_may_publish_may(self):
        url = form_url(self.news, "fr")
        values = self.open(url)
        for role in [AUTHOR, TRANSLATOR]:
            with self.subTest(role=role):
                self.client.force_login(make_user(role))
                self.assertNotContains(self.client.get(url), "Publish all languages")
                self.assertEqual(self.send(url, values, "_publish_all").status_code, 403)
        self.news.refresh_from_db()
        self.assertEqual(self.news.languages, [])

    def test_a_publisher_of_originals_publishes_no_translation_with_them(self):
        person = make_user(is_staff=True)
        rights = ["view_news", "change_news", "publish_version"]
        person.user_permissions.set(Permission.objects.filter(codename__in=rights))
        self.client.force_login(person)
        url = form_url(self.news)
        page = self.client.get(url)
        self.assertNotContains(page, "Publish all languages")
        self.assertEqual(self.send(url, shown(page), "_publish_all").status_code, 403)
        self.news.refresh_from_db()
        self.assertEqual(self.news.languages, [])
