"""Files sent with an entry: read, confirmed, saved with it; revisions; all languages at once."""

from datetime import timedelta
from unittest import mock

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from content.models import Attachment, Version
from content.roles import AUTHOR, PUBLISHER, TRANSLATOR
from library.models import Document, DocumentFile, Upload
from library.reading import Reading
from library.uploads import MAX_AGE, MOST_PER_PERSON, receive
from newsroom.models import News
from sample.pdf import make_pdf
from tests.content.editing import ADD, EditingTestCase, form_url, shown
from tests.factories import make_news, make_user
from tests.sample.test_files import TEXTS

UPLOAD = "/admin/newsroom/news/upload/"


def sent_file(language, name="guide.pdf", words=""):
    """A real PDF in that language, as a browser sends it."""
    title, text = TEXTS[language]
    return SimpleUploadedFile(name, make_pdf(language, title, [text] * 3 + [words]))


class FilesCase(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)

    def setUp(self):
        self.client.force_login(self.publisher)

    def open(self, url):
        """The form's values, with the table of files as it stands."""
        return self.values_of(self.client.get(url))

    def values_of(self, response):
        values = shown(response)
        rows = response.context["filing"].rows
        values |= {"uploads-TOTAL_FORMS": len(rows.forms), "uploads-INITIAL_FORMS": 0}
        for row in rows.forms:
            values |= {field.html_name: field.value() or "" for field in row}
        return values

    def choose(self, url, *files, **changes):
        """What a browser without scripts gets back after choosing files and saving."""
        values = self.open(url) | changes | {"new_files": list(files)}
        response = self.send(url, values)
        self.assertEqual(response.status_code, 200)
        return response

    def files(self):
        columns = ["document__slug", "language", "revision", "is_current", "title"]
        return list(DocumentFile.objects.order_by("pk").values_list(*columns))


class WithoutScriptsTests(FilesCase):
    def test_two_languages_are_read_confirmed_and_saved_as_one_document(self):
        files = [sent_file("en", "guide_EN.pdf"), sent_file("fr", "guide_FR.pdf")]
        page = self.choose(ADD, *files, title="Handbook on origin")
        self.assertContains(page, "Look at what was read from the files, then save.")
        self.assertContains(page, 'value="Manuel de l’origine"')
        self.assertFalse(News.objects.exists())
        self.send(ADD, self.values_of(page), "_publish")
        attachment = Attachment.objects.get()
        self.assertEqual(attachment.entry.slug, "handbook-on-origin")
        self.assertEqual(
            self.files(),
            [
                ("handbook-on-origin", "en", 1, True, "Handbook on origin"),
                ("handbook-on-origin", "fr", 1, True, "Manuel de l’origine"),
            ],
        )
        self.assertFalse(Upload.objects.exists())
        public = self.client.get("/en/news/handbook-on-origin/")
        self.assertContains(public, "/files/handbook-on-origin.fr.pdf")

    def test_what_was_typed_is_kept_beside_the_table(self):
        page = self.choose(ADD, sent_file("en"), title="My title", summary="My summary")
        self.assertContains(page, "My title")
        self.assertContains(page, "My summary")

    def test_names_tell_documents_apart(self):
        names = [("en", "a_en.pdf"), ("en", "b_en.pdf"), ("fr", "a_fr.pdf"), ("fr", "b_fr.pdf")]
        page = self.choose(ADD, *[sent_file(*name) for name in names])
        rows = page.context["filing"].rows.forms
        chosen = [row["document"].value() for row in rows]
        self.assertEqual(chosen, ["new-1", "new-2", "new-1", "new-2"])

    def test_a_bad_file_is_told_and_the_others_are_kept(self):
        bad = SimpleUploadedFile("bad.pdf", b"not a PDF")
        page = self.choose(ADD, bad, sent_file("en"))
        self.assertContains(page, "bad.pdf: This is not a file of an accepted type.")
        self.assertEqual(len(page.context["filing"].rows.forms), 1)

    def test_more_than_twenty_at_once_are_told_which(self):
        data = make_pdf("en", "Origin", ["Words"])
        files = [SimpleUploadedFile(f"{number}.pdf", data) for number in range(21)]
        with mock.patch("library.uploads.read_about", return_value=Reading("en", "Origin")):
            page = self.choose(ADD, *files)
        self.assertContains(page, "20.pdf: This was too much at once.")
        rows = page.context["filing"].rows.forms
        self.assertEqual([row.shown.original_name for row in rows[18:]], ["18.pdf", "19.pdf"])

    def test_a_language_that_nobody_can_tell_is_asked_for(self):
        scan = SimpleUploadedFile("scan0001.pdf", make_pdf("en", "", []))
        page = self.choose(ADD, scan, title="Origin")
        values = self.values_of(page) | {"uploads-0-language": ""}
        response = self.send(ADD, values)
        self.assertContains(response, "Choose the language.")
        self.assertFalse(News.objects.exists())

    def test_one_document_has_one_file_per_language(self):
        page = self.choose(ADD, sent_file("en"), sent_file("en", "other.pdf"), title="Origin")
        values = self.values_of(page) | {"uploads-1-document": "new-1"}
        self.assertContains(self.send(ADD, values), "in this language already")
        self.assertFalse(Document.objects.exists())

    def test_what_is_left_out_is_forgotten(self):
        page = self.choose(ADD, sent_file("en"), title="Origin")
        values = self.values_of(page) | {"uploads-0-is_left_out": "on", "uploads-0-language": ""}
        self.send(ADD, values)
        self.assertTrue(News.objects.exists())
        self.assertFalse(Document.objects.exists())
        self.assertFalse(Upload.objects.exists())

    def test_a_form_sent_twice_files_once(self):
        values = self.values_of(self.choose(ADD, sent_file("en"), title="Origin"))
        self.send(ADD, values)
        self.send(ADD, values)
        self.assertEqual(Document.objects.count(), 1)


class FurtherTextTests(FilesCase):
    """A summary beside a file writes the entry in the language of that file too."""

    def setUp(self):
        super().setUp()
        files = [sent_file("en", "guide_EN.pdf"), sent_file("fr", "guide_FR.pdf")]
        page = self.choose(ADD, *files, title="Handbook on origin")
        self.assertNotContains(page, "id_uploads-0-summary")
        self.assertContains(page, "id_uploads-1-summary")
        self.values = self.values_of(page) | {"uploads-1-summary": "Ce qu’il faut savoir."}

    def texts(self):
        columns = ["language", "title", "summary", "status"]
        return list(Version.objects.order_by("pk").values_list(*columns))

    def test_takes_the_step_of_the_form(self):
        response = self.send(ADD, self.values, "_publish")
        self.assertIn("Manuel de l’origine", self.messages(response))
        self.assertEqual(
            self.texts(),
            [
                ("en", "Handbook on origin", "", "published"),
                ("fr", "Manuel de l’origine", "Ce qu’il faut savoir.", "published"),
            ],
        )
        english, french = Version.objects.order_by("pk")
        self.assertEqual(french.source, english)
        self.assertEqual(News.objects.get().languages, ["en", "fr"])

    def test_is_a_draft_or_sent_like_the_form(self):
        self.send(ADD, self.values)
        self.assertEqual([text[3] for text in self.texts()], ["draft", "draft"])

    def test_is_sent_for_review_with_the_form(self):
        self.client.force_login(make_user(AUTHOR))
        Upload.objects.update(owner=self.client.session["_auth_user_id"])
        self.send(ADD, self.values, "_send")
        self.assertEqual([text[3] for text in self.texts()], ["in_review", "in_review"])

    def test_never_replaces_a_text(self):
        news = make_news(titles={"en": "Origin", "fr": "L’origine"})
        page = self.choose(form_url(news), sent_file("fr"))
        self.assertNotContains(page, "id_uploads-0-summary")
        values = self.values_of(page) | {"uploads-0-summary": "Mine"}
        response = self.send(form_url(news), values, "_publish")
        self.assertContains(response, "is written under its tab")
        self.assertEqual(news.versions.count(), 2)

    def test_is_one_per_language(self):
        values = self.values | {
            "uploads-0-language": "fr", "uploads-0-summary": "A", "uploads-1-document": "new-2",
        }  # fmt: skip
        self.assertContains(self.send(ADD, values), "Write one summary per language.")
        self.assertFalse(News.objects.exists())

    def test_is_for_those_who_may_translate(self):
        person = make_user(is_staff=True)
        rights = ["view_news", "add_news", "change_news", "add_document", "add_documentfile"]
        person.user_permissions.set(Permission.objects.filter(codename__in=rights))
        Upload.objects.update(owner=person)
        self.client.force_login(person)
        self.assertContains(self.send(ADD, self.values), "is written under its tab")
        self.assertFalse(News.objects.exists())


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
