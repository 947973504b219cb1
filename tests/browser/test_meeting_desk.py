"""The meeting desk in a real browser: the clicks of the editor's jobs 6 and 7, and axe."""

import base64
from datetime import timedelta

from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth.models import Group
from django.utils import timezone

from content.models.attachment import FileAccess
from events.models import Event
from library.models import DocumentFile
from meetings.models import WorkingDocument
from sample.pdf import make_pdf
from tests.browser.editing import EditingCase
from tests.browser.test_files import AXE, DROP
from tests.meeting_factories import make_event as make_any_event
from tests.meeting_factories import make_meeting, make_working_body, make_working_document
from tests.sample.test_files import TEXTS

AGENDA = """1. Opening of the session 10:00-11:30
2. Adoption of the agenda
3. Reports
  3.1 Report of the Secretariat
4. Any other business"""
# The server does what it is asked, and nobody hears of it.
LOSE_ANSWER = """() => {
  const send = window.fetch;
  window.fetch = async (...sent) => { await send(...sent); throw new Error("lost"); };
}"""
TITLES = {"en": "243rd/244th Sessions of the PTC", "fr": "243e/244e sessions du CTP"}


def paper(language, number):
    title, words = TEXTS[language]
    return make_pdf(language, f"{title} {number}", [words] * 3)


class MeetingDeskTests(EditingCase):
    def setUp(self):
        super().setUp()
        self.group = Group.objects.create(name="Members")
        body = make_working_body({"en": "Technical Committee"}, acronym="PTC", group=self.group)
        day = timezone.localdate() - timedelta(days=300)
        access = {"access": "groups", "groups": [self.group]}
        event = make_any_event(TITLES, body=body, starts_on=day, ends_on=day, **access)
        self.meeting = make_meeting(event, "Opening", "Reports", document_access=FileAccess.GROUPS)
        self.meeting.document_groups.add(self.group)

    def drop(self, files):
        """Files by name, dropped at once: one deliberate act."""
        self.clicks += 1
        carried = [(name, base64.b64encode(data).decode()) for name, data in files.items()]
        self.page.evaluate(DROP, carried)
        self.page.wait_for_selector(
            f"table.uploads tbody tr:nth-child({len(files)})", timeout=60_000
        )
        self.page.wait_for_selector("#form-match .submit-row input[type=submit]:enabled")

    def press(self, selector):
        """Press a button of the desk, which answers in place."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self.click(selector)
        self.page.wait_for_selector("#meeting-desk:not([aria-busy])")

    def open_desk(self, meeting):
        self.go(f"/admin/meetings/meeting/{meeting.pk}/change/")

    def assert_accessible(self):
        self.page.evaluate(AXE_SCRIPT)
        self.assertEqual(self.page.evaluate(AXE), [])

    def test_job_6_prepares_and_publishes_the_next_session(self):
        self.go("/admin/")
        self.click("text=Copy from previous session")
        self.click("[value='Make the next session']")
        self.page.fill("#id_text", AGENDA)
        self.press("[name=_show]")
        self.assertIn("5 lines are understood", self.page.inner_text("#paste"))
        self.press("[name=_apply]")
        self.drop({
            f"PTC-27-{number}_{language}.pdf": paper(language, number)
            for number in range(1, 11)
            for language in ["en", "fr"]
        })  # fmt: skip
        self.press("[name=_confirm]")
        self.assertIn("20 files are saved", self.told())
        self.assertIn("10 documents", self.page.inner_text("#form-publish"))
        self.press("[value='Publish all ready']")
        self.assertIn("10 documents are published", self.told())
        self.assert_cost(clicks=8, loads=3)
        event = Event.objects.exclude(pk=self.meeting.pk).get()
        self.assertEqual(event.languages, ["en", "fr"])
        self.assertEqual(event.versions.get(language="en").title, "245th/246th Sessions of the PTC")
        self.assertEqual(list(event.groups.all()), [self.group])
        papers = WorkingDocument.objects.shown().filter(entry=event)
        self.assertEqual(papers.filter(groups=self.group, access="groups").count(), 10)
        self.assertEqual(DocumentFile.objects.filter(is_current=True).count(), 20)
        self.assertEqual(event.meeting.items.count(), 5)

    def choose_revision(self, document):
        """Choose the file of a revision in the row of a document; the row."""
        self.open_desk(self.meeting)
        row = f"#paper-{document.pk}"
        self.click(f"{row} summary")
        with self.page.expect_file_chooser() as chooser:
            self.click(f"{row} [name=file]")
        chooser.value.set_files([
            {"name": "draft_en.pdf", "mimeType": "application/pdf", "buffer": paper("en", 1)}
        ])  # fmt: skip
        return row

    def test_a_lost_answer_makes_no_second_revision(self):
        row = self.choose_revision(make_working_document(self.meeting, "PTC/26/2"))
        self.page.evaluate(LOSE_ANSWER)
        with self.page.expect_navigation():
            self.page.click(f"{row} [name=_publish]")
        self.assertIn("PTC/26/2/Rev.1 is published", self.told())
        self.assertEqual(WorkingDocument.objects.count(), 2)

    def test_job_7_revises_a_document(self):
        row = self.choose_revision(make_working_document(self.meeting, "PTC/26/2"))
        self.press(f"{row} [name=_publish]")
        self.assertIn("PTC/26/2/Rev.1 is published", self.told())
        self.assert_cost(clicks=4, loads=1)
        shown = WorkingDocument.objects.shown().values_list("full_symbol", flat=True)
        self.assertEqual(set(shown), {"PTC/26/2", "PTC/26/2/Rev.1"})

    def test_words_in_another_form_are_kept(self):
        self.open_desk(self.meeting)
        self.page.click("#paste summary")
        self.page.fill("#id_text", "3. Another")
        self.page.click("#edit summary")
        self.page.fill("#id_agenda-0-title", "Opened")
        self.press("#edit [name=_save].default")
        self.assertIn("The agenda is saved", self.told())
        self.assertEqual(self.page.input_value("#id_text"), "3. Another")
        self.assertEqual(self.page.input_value("#id_agenda-0-title"), "Opened")

    def test_items_move_by_the_keyboard(self):
        self.open_desk(self.meeting)
        self.page.click("#edit summary")
        button = self.page.get_by_label("Move item 2 up")
        with self.page.expect_response("**/agenda/**"):
            button.press("Enter")
        self.page.wait_for_selector(".messagelist")
        titles = [item.texts.get().title for item in self.meeting.items.order_by("position")]
        self.assertEqual(titles, ["Reports", "Opening"])

    def test_axe_finds_nothing(self):
        make_working_document(self.meeting, "PTC/26/2", "en", "fr")
        make_working_document(self.meeting, "PTC/26/3", shown_at=None)
        pages = [
            f"/admin/meetings/meeting/{self.meeting.pk}/change/",
            f"/admin/meetings/meeting/{self.meeting.pk}/copy/",
            "/admin/meetings/meeting/",
            "/admin/",
        ]
        for look in ["light", "dark"]:
            self.page.emulate_media(color_scheme=look)
            for path in pages:
                with self.subTest(path=path, look=look):
                    self.go(path)
                    self.page.evaluate(
                        "document.querySelectorAll('details').forEach((box) => (box.open = true))"
                    )
                    self.assert_accessible()
