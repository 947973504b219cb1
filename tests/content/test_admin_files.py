"""Files sent with an entry: read, confirmed, saved with it."""

from unittest import mock

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from content.models import Attachment, Version
from content.roles import AUTHOR, PUBLISHER
from library.models import Document, DocumentFile, Upload
from library.reading import Reading, WholeReading
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
        with mock.patch(
            "library.uploads.read_whole", return_value=WholeReading(Reading("en", "Origin"), "")
        ):
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
