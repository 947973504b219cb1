"""The papers on the desk: files matched, revised, shown, opened, and what they still lack."""

from datetime import timedelta
from unittest import mock

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from audit.models import Action, Record
from library.models import DocumentFile, Upload
from meetings.models import WorkingDocument
from tests.meeting_factories import make_event, make_meeting, make_working_document
from tests.meetings.desk_case import DeskCase, sent_file


class MatchingTests(DeskCase):
    def drop(self, *files, **sent):
        """Send the files with the form, as a browser without scripts; the page that comes."""
        return self.post("match", new_files=list(files), **sent)

    def values(self, page):
        """What the match table sends when nothing is corrected."""
        formset = page.context["desk"].matches
        values = {"uploads-TOTAL_FORMS": len(formset.forms), "uploads-INITIAL_FORMS": "0"}
        for form in formset.forms:
            values |= {field.html_name: field.value() or "" for field in form}
        return values

    def read(self, page, name):
        return [form[name].value() for form in page.context["desk"].matches.forms]

    def test_reads_symbol_and_language_from_the_name(self):
        page = self.drop(sent_file("PTC-26-2-Rev.1_fr.pdf", "fr"), sent_file("PTC-26-3 en.pdf"))
        self.assertEqual(self.read(page, "symbol"), ["PTC/26/2/Rev.1", "PTC/26/3"])
        self.assertEqual(self.read(page, "language"), ["fr", "en"])
        self.assertContains(page, "Revision 1")

    def test_reads_symbol_and_item_from_the_first_page(self):
        page = self.drop(sent_file("scan.pdf", heading="PTC/26/7 Agenda item 2"))
        self.assertEqual(self.read(page, "symbol"), ["PTC/26/7"])
        self.assertEqual(self.read(page, "item"), [str(self.second.pk)])

    def test_proposes_the_next_free_number_of_the_meeting(self):
        make_working_document(self.meeting, "PTC/26/4")
        page = self.drop(sent_file("Budget_en.pdf"), sent_file("Budget_fr.pdf", "fr"))
        self.assertEqual(self.read(page, "symbol"), ["PTC/26/5", "PTC/26/5"])
        page = self.drop(sent_file("Plan_en.pdf"), **self.values(page))
        self.assertEqual(self.read(page, "symbol")[2], "PTC/26/6")

    def test_an_addendum_stands_where_its_document_does(self):
        paper = make_working_document(self.meeting, "PTC/26/4", item=self.second, access="groups")
        paper.groups.add(self.group)
        page = self.drop(sent_file("PTC-26-4-Add.1_en.pdf"))
        self.assertEqual(self.read(page, "item"), [str(self.second.pk)])
        self.post("match", **self.values(page))
        made = WorkingDocument.objects.get(full_symbol="PTC/26/4/Add.1")
        self.assertEqual((made.item, list(made.groups.all())), (self.second, [self.group]))

    def test_makes_documents_that_nobody_sees_yet(self):
        page = self.drop(sent_file("PTC-26-2_en.pdf"), sent_file("PTC-26-2_fr.pdf", "fr"))
        page = self.post("match", **self.values(page))
        self.assertContains(page, "2 files are saved.")
        made = WorkingDocument.objects.get()
        self.assertEqual(
            (made.full_symbol, made.shown_at, made.access), ("PTC/26/2", None, "groups")
        )
        self.assertEqual(list(made.groups.all()), [self.group])
        self.assertEqual(DocumentFile.objects.filter(document=made.document_id).count(), 2)
        self.assertFalse(Upload.objects.exists())

    def test_a_bad_file_is_told_and_the_others_stay(self):
        bad = SimpleUploadedFile("bad.pdf", b"no PDF")
        page = self.drop(bad, sent_file("PTC-26-2_en.pdf"))
        self.assertContains(page, "bad.pdf: This is not a file of an accepted type.")
        self.assertEqual(self.read(page, "symbol"), ["PTC/26/2"])

    def test_a_virus_is_refused_in_words(self):
        refusal = ValidationError("The virus scanner refuses this file.")
        with mock.patch("library.uploads.is_scanned", side_effect=refusal):
            page = self.drop(sent_file("PTC-26-2_en.pdf"))
        self.assertContains(page, "PTC-26-2_en.pdf: The virus scanner refuses this file.")

    def test_the_script_gets_one_row_or_the_reason(self):
        address = self.address("upload")
        row = self.client.post(address, {"file": sent_file("PTC-26-2_en.pdf")})
        self.assertContains(row, 'value="PTC/26/2"')
        refused = self.client.post(address, {"file": SimpleUploadedFile("bad.pdf", b"no PDF")})
        self.assertContains(refused, "not a file of an accepted type", status_code=422)

    def test_papers_of_a_meeting_that_says_nothing_are_for_registered_users(self):
        self.meeting = make_meeting(make_event(), "Opening")
        self.post("match", **self.values(self.drop(sent_file("PTC-26-2_en.pdf"))))
        self.assertEqual(WorkingDocument.objects.get().access, "registered")

    def test_two_files_for_one_place_are_refused(self):
        page = self.drop(sent_file("PTC-26-2_en.pdf"), sent_file("PTC-26-2 (1)_en.pdf"))
        page = self.post("match", **self.values(page))
        self.assertContains(page, "Two files are PTC/26/2 in the same language (English).")
        self.assertEqual(len(self.read(page, "symbol")), 2)
        self.assertFalse(WorkingDocument.objects.exists())

    def test_a_symbol_of_another_meeting_is_refused(self):
        make_working_document(make_meeting(), "PTC/26/2")
        page = self.drop(sent_file("PTC-26-2_en.pdf"))
        page = self.post("match", **self.values(page))
        self.assertContains(page, "PTC/26/2 is a document of another meeting.")

    def test_a_symbol_that_is_none_and_a_missing_language_are_asked_for(self):
        page = self.drop(sent_file("PTC-26-2_en.pdf"))
        wrong = {"uploads-0-symbol": "Two", "uploads-0-language": ""}
        page = self.post("match", **(self.values(page) | wrong))
        self.assertContains(page, "Write the symbol as PTC/26/2 or PTC/26/2/Rev.1.")
        self.assertContains(page, "Choose the language.")

    def test_says_that_a_file_takes_the_place_of_another(self):
        make_working_document(self.meeting, "PTC/26/2")
        page = self.drop(sent_file("PTC-26-2_en.pdf"))
        self.assertContains(page, "PTC/26/2 has a file in this language (English)")

    def test_uploads_of_others_are_out_of_reach(self):
        page = self.drop(sent_file("PTC-26-2_en.pdf"))
        values = self.values(page)
        Upload.objects.update(owner=type(self.administrator).objects.create(username="other"))
        page = self.post("match", **values)
        self.assertContains(page, "This file is gone. Choose it once more.")


class RevisionTests(DeskCase):
    def setUp(self):
        super().setUp()
        self.paper = make_working_document(self.meeting, "PTC/26/2", "en", "fr")

    def test_is_published_and_leaves_the_one_before(self):
        sent = {"document": self.paper.pk, "file": sent_file("draft_en.pdf"), "tells": "on"}
        page = self.post("revise", _publish="1", **sent)
        self.assertContains(page, "PTC/26/2/Rev.1 is published")
        revision = WorkingDocument.objects.get(revision=1)
        self.assertFalse(revision.is_quiet)
        self.assertTrue(WorkingDocument.objects.shown().filter(pk=revision.pk).exists())
        self.assertTrue(WorkingDocument.objects.shown().filter(pk=self.paper.pk).exists())
        self.assertEqual(self.client.get("/files/ptc-26-2.en.pdf").status_code, 200)
        self.assertEqual(self.client.get("/files/ptc-26-2-rev-1.en.pdf").status_code, 200)

    def test_waits_as_a_draft_where_that_is_wanted(self):
        self.post("revise", document=self.paper.pk, file=sent_file("draft_en.pdf"), _save="1")
        self.assertIsNone(WorkingDocument.objects.get(revision=1).shown_at)

    def test_is_one_however_often_its_form_is_sent(self):
        form_id = f"{self.desk().context['form_id']}-{self.paper.pk}"
        self.assertContains(self.desk(), f'id="form-revise-{self.paper.pk}"')
        sent = {"document": self.paper.pk, "form_id": form_id, "_publish": "1"}
        for _ in range(2):
            page = self.post("revise", file=sent_file("draft_en.pdf"), **sent)
            self.assertContains(page, "PTC/26/2/Rev.1 is published")
        self.post("revise", file=sent_file("draft_en.pdf"), **sent | {"form_id": "another"})
        self.assertEqual(WorkingDocument.objects.count(), 3)

    def test_is_refused_without_a_file_or_its_language(self):
        page = self.post("revise", document=self.paper.pk, _publish="1")
        self.assertContains(page, "Choose the file of the revision.")
        scan = SimpleUploadedFile("scan.pdf", b"x")
        page = self.post("revise", document=self.paper.pk, file=scan, _publish="1")
        self.assertContains(page, "scan.pdf: say which language it is in.")
        self.assertEqual(WorkingDocument.objects.count(), 1)


class PublishingTests(DeskCase):
    def setUp(self):
        super().setUp()
        self.both = make_working_document(self.meeting, "PTC/26/1", "en", "fr", shown_at=None)
        self.one = make_working_document(self.meeting, "PTC/26/2", shown_at=None)

    def shown(self):
        return set(WorkingDocument.objects.shown().values_list("symbol", flat=True))

    def test_says_what_it_will_do(self):
        self.assertContains(self.desk(), "<bdi>2 documents</bdi>, <bdi>1 without Français</bdi>")

    def test_shows_all_that_have_a_file_and_writes_it_down(self):
        make_working_document(self.meeting, "PTC/26/3", shown_at=None).document.files.all().delete()
        page = self.post("publish", tells="on")
        self.assertContains(page, "2 documents are published.")
        self.assertEqual(self.shown(), {"PTC/26/1", "PTC/26/2"})
        written = Record.objects.get(action=Action.DOCUMENTS_SHOWN)
        self.assertEqual(written.actor_id, self.administrator.pk)

    def test_tells_followers_unless_told_not_to(self):
        self.post("publish")
        self.one.refresh_from_db()
        self.assertTrue(self.one.is_quiet)

    def test_publishes_the_page_too(self):
        self.event.write("fr", title="Réunion")
        self.post("publish", page="on")
        self.event.refresh_from_db()
        self.assertEqual(self.event.languages, ["en", "fr"])

    def test_a_file_is_opened_from_the_desk_before_readers_see_it(self):
        file = self.one.document.files.get()
        address = self.address(f"file/{file.pk}")
        response = self.client.get(address)
        self.assertEqual(b"".join(response.streaming_content)[:5], b"%PDF-")
        self.assertIn("no-store", response["Cache-Control"])
        other = make_working_document(make_meeting(), "PTC/27/1").document.files.get()
        self.assertEqual(self.client.get(self.address(f"file/{other.pk}")).status_code, 404)


class ChangeTests(DeskCase):
    def setUp(self):
        super().setUp()
        self.papers = [
            make_working_document(self.meeting, f"PTC/26/{n}", "en", "fr") for n in [1, 2]
        ]
        self.third = make_working_document(self.meeting, "PTC/26/3", item=self.first)

    def change(self, **sent):
        return self.post("documents", document=[paper.pk for paper in self.papers], **sent)

    def test_opens_several_to_the_participants_and_writes_it_down(self):
        self.assertContains(self.change(access="participants"), "2 documents are changed.")
        self.event.refresh_from_db()
        for paper in self.papers:
            paper.refresh_from_db()
            self.assertEqual(paper.access, "groups")
            self.assertEqual(list(paper.groups.all()), [self.event.participants])
        self.third.refresh_from_db()
        self.assertEqual(self.third.access, "inherit")
        self.assertTrue(Record.objects.filter(action=Action.ACCESS_CHANGED).exists())
        self.assertContains(self.desk(), "Approved participants of this meeting")

    def test_opens_to_the_body_and_as_the_meeting_says(self):
        for access in ["body", "meeting"]:
            self.change(access="inherit")
            self.change(access=access)
            with self.subTest(access=access):
                self.assertEqual(list(self.papers[0].groups.all()), [self.group])

    def test_says_item_role_status_and_when_it_opens(self):
        self.change(
            item=self.second.pk, role="report", standing="final", opens_at="2027-01-05T09:00"
        )
        paper = WorkingDocument.objects.get(pk=self.papers[0].pk)
        self.assertEqual((paper.item, paper.role, paper.standing), (self.second, "report", "final"))
        self.assertEqual(timezone.localtime(paper.opens_at).hour, 9)

    def test_takes_from_readers_and_schedules(self):
        self.change(shown="not")
        self.assertEqual(WorkingDocument.objects.shown().count(), 1)
        later = timezone.localtime() + timedelta(days=3)
        self.change(shown="later", shown_at=later.strftime("%Y-%m-%dT%H:%M"))
        self.papers[0].refresh_from_db()
        self.assertGreater(self.papers[0].shown_at, timezone.now())
        self.change(shown="now")
        self.assertEqual(WorkingDocument.objects.shown().count(), 3)

    def test_says_when_languages_are_due(self):
        sent = {"due_languages": ["fr"], "due_on": "2027-01-05"}
        self.post("documents", document=[self.third.pk, self.papers[0].pk], **sent)
        self.assertEqual(self.third.due_languages.get().language, "fr")
        self.assertFalse(self.papers[0].due_languages.exists())
        self.post("documents", document=[self.third.pk], due_languages=["fr"])
        self.assertFalse(self.third.due_languages.exists())

    def test_nothing_ticked_or_a_wrong_word_changes_nothing(self):
        self.assertContains(self.post("documents", role="report"), "Tick the documents first.")
        page = self.change(shown="later", standing="final")
        self.assertContains(page, "Say when.")
        self.papers[0].refresh_from_db()
        self.assertEqual(self.papers[0].standing, "draft")

    def test_papers_of_another_meeting_are_out_of_reach(self):
        other = make_working_document(make_meeting(), "PTC/27/1")
        self.post("documents", document=[other.pk], standing="final")
        other.refresh_from_db()
        self.assertEqual(other.standing, "draft")
