"""The address of a document: its newest revision, and what says so when that is not all."""

from datetime import date

from django.test import TestCase

from content.models.attachment import FileAccess
from tests.meeting_factories import make_event, make_meeting, make_working_document


class DocumentPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event = make_event({"en": "PTC", "fr": "CTP"}, slug="ptc")
        cls.meeting = make_meeting(cls.event, "Transit")
        item = cls.meeting.items.get()
        make_working_document(cls.meeting, "PTC/26/2", "en", "fr", item=item)

    def revise(self, *languages, **columns):
        return make_working_document(
            self.meeting, "PTC/26/2", *languages, **{"revision": 1} | columns
        )

    def text(self, place):
        return self.client.get(place).content.decode()

    def test_shows_the_document_its_meeting_and_its_item(self):
        page = self.client.get("/en/documents/PTC/26/2/")
        self.assertContains(page, "<title>PTC/26/2: PTC/26/2 – World Customs Organization</title>")
        self.assertContains(page, 'href="/files/ptc-26-2.en.pdf"')
        self.assertContains(page, 'href="/en/events/ptc/#item-1"')
        self.assertContains(page, '"identifier": "PTC/26/2"')

    def test_leads_to_the_newest_revision(self):
        self.revise("en")
        text = self.text("/en/documents/PTC/26/2/")
        self.assertIn("/files/ptc-26-2-1.en.pdf", text)
        self.assertIn('href="/en/documents/PTC/26/2/rev/0/"', text)

    def test_keeps_old_revisions(self):
        self.revise("en")
        text = self.text("/en/documents/PTC/26/2/rev/0/")
        self.assertIn("/files/ptc-26-2.en.pdf", text)
        self.assertIn("This is an earlier revision.", text)
        self.assertIn("noindex", text)
        self.assertIn("/files/ptc-26-2-1.en.pdf", self.text("/en/documents/PTC/26/2/rev/1/"))
        self.assertEqual(self.client.get("/en/documents/PTC/26/2/rev/2/").status_code, 404)

    def test_says_that_a_language_is_due_and_where_the_former_one_is(self):
        revision = self.revise("en")
        revision.due_languages.create(language="fr", due_on=date(2026, 11, 24))
        text = self.text("/fr/documents/PTC/26/2/")
        self.assertIn("/files/ptc-26-2-1.en.pdf", text)
        self.assertIn("24 novembre 2026", text)
        self.assertIn('href="/fr/documents/PTC/26/2/rev/0/"', text)
        self.assertIn(["http://", "/en/documents/PTC/26/2/"][1], text)

    def test_shows_the_revision_before_one_without_files(self):
        revision = self.revise("en")
        revision.document.files.all().delete()
        text = self.text("/en/documents/PTC/26/2/")
        self.assertIn("/files/ptc-26-2.en.pdf", text)
        self.assertIn("is announced, but its files are not here yet", text)

    def test_stands_beside_its_addenda_and_corrigenda(self):
        make_working_document(self.meeting, "PTC/26/2", part="Add", part_number=1)
        make_working_document(self.meeting, "PTC/26/2", part="Corr", part_number=1)
        text = self.text("/en/documents/PTC/26/2/")
        self.assertIn('href="/en/documents/PTC/26/2/add/1/">PTC/26/2/Add.1<', text)
        self.assertIn('href="/en/documents/PTC/26/2/corr/1/">PTC/26/2/Corr.1<', text)
        text = self.text("/en/documents/PTC/26/2/add/1/")
        self.assertIn('href="/en/documents/PTC/26/2/">PTC/26/2<', text)
        self.assertIn("/files/ptc-26-2-add.en.pdf", text)

    def test_has_one_spelling(self):
        for path, proper in {
            "ptc/26/2": "PTC/26/2",
            "PTC/26/2/Rev.1": "PTC/26/2/rev/1",
            "ptc/26/2/REV/1": "PTC/26/2/rev/1",
            "PTC/26/2/Add.1": "PTC/26/2/add/1",
            "hsc-wg/75/inf.3": "HSC-WG/75/INF.3",
        }.items():
            with self.subTest(path):
                response = self.client.get(f"/en/documents/{path}/")
                self.assertRedirects(
                    response, f"/en/documents/{proper}/", 301, fetch_redirect_response=False
                )

    def test_is_no_page_for_what_is_no_symbol(self):
        for path in ["PTC", "PTC/26/99", "rev/1", "PTC/26/2/rev/1/add/1", "PTC/26/2/rev/1000"]:
            with self.subTest(path):
                self.assertEqual(self.client.get(f"/en/documents/{path}/").status_code, 404)

    def test_leads_from_the_folder_to_the_events(self):
        self.assertRedirects(self.client.get("/en/documents/"), "/en/events/")

    def test_says_why_it_is_locked_and_lets_nobody_index_it(self):
        self.meeting.event.attachments.update(access=FileAccess.REGISTERED)
        text = self.text("/en/documents/PTC/26/2/")
        self.assertIn("Registered users only", text)
        self.assertIn("?next=/en/documents/PTC/26/2/", text)
        self.assertIn('content="noindex, follow"', text)
        self.assertNotIn("/files/ptc-26-2", text)

    def test_names_the_languages_that_it_has(self):
        text = self.text("/en/documents/PTC/26/2/")
        self.assertIn('hreflang="fr" href="', text)
        self.assertNotIn('rel="alternate" hreflang="es"', text)
        text = self.text("/es/documents/PTC/26/2/")
        self.assertIn('/en/documents/PTC/26/2/">', text[text.index("canonical") :])
