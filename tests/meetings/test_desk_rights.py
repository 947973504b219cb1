"""Who may do what on the desk; what an archived meeting keeps as it is; its cost is bounded."""

from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from audit.models import Action, Record
from content.roles import AUTHOR, EDITOR, PUBLISHER
from events.roles import MEETING_OFFICER
from meetings.desk.acts import ACTS
from meetings.models import AgendaItem, AgendaText, Meeting, WorkingDocument
from tests.factories import make_user
from tests.meeting_factories import make_event, make_meeting, make_working_document
from tests.meetings.desk_case import DeskCase, sent_file

# The screens of the desk beside its acts; the event of a copy need not be a meeting.
PAGES = ["change", "copy"]


class RightsTests(DeskCase):
    def setUp(self):
        super().setUp()
        self.paper = make_working_document(self.meeting, "PTC/26/2", shown_at=None)

    def sign_in(self, *roles):
        self.client.force_login(make_user(*roles, is_staff=True))

    def allow(self, *codenames):
        user = make_user(is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        self.client.force_login(User.objects.get(pk=user.pk))

    def state(self):
        return [
            list(model.objects.order_by("pk").values_list())
            for model in [Meeting, AgendaItem, AgendaText, WorkingDocument]
        ]

    def everything(self):
        """The status of each act, asked with something that it would do."""
        sent = {
            "agenda": self.values, "decisions": self.values, "paste": {"text": "9. X", "_apply": 1},
            "skeleton": {}, "match": {"new_files": sent_file("PTC-26-9_en.pdf")},
            "documents": {"document": self.paper.pk, "standing": "final"},
            "revise": {"document": self.paper.pk, "file": sent_file("a_en.pdf"), "_save": 1},
            "publish": {}, "settings": {"document_access": "inherit"}, "archive": {"sure": "on"},
        }  # fmt: skip
        self.assertEqual(set(sent), set(ACTS))
        return {act: self.client.post(self.address(act), sent[act]).status_code for act in sent}

    values = {"agenda-TOTAL_FORMS": "0", "agenda-INITIAL_FORMS": "0", "shown": "x"}

    def test_nothing_opens_and_nothing_changes_without_rights(self):
        before = self.state()
        for roles in [[], [AUTHOR]]:
            self.sign_in(*roles)
            with self.subTest(roles=roles):
                self.assertEqual(set(self.everything().values()), {403})
                for page in PAGES:
                    self.assertEqual(self.client.get(self.address(page)).status_code, 403)
        self.assertEqual(self.state(), before)

    def test_who_may_view_sees_and_changes_nothing(self):
        self.allow("view_meeting", "view_workingdocument")
        before = self.state()
        page = self.desk()
        self.assertContains(page, "PTC/26/2")
        self.assertNotContains(page, 'id="form-')
        self.assertEqual(set(self.everything().values()), {403})
        self.assertEqual(self.state(), before)

    def test_visitors_are_led_to_sign_in(self):
        self.client.logout()
        self.assertEqual(set(self.everything().values()), {302})

    def test_every_act_is_a_post(self):
        for act in ACTS:
            with self.subTest(act=act):
                self.assertEqual(self.client.get(self.address(act)).status_code, 405)

    def test_an_editor_prepares_and_does_not_publish(self):
        self.sign_in(EDITOR)
        self.assertNotContains(self.desk(), "Publish all ready")
        for act in ["publish", "archive"]:
            self.assertEqual(self.client.post(self.address(act), {"sure": 1}).status_code, 403)
        sent = {"document": self.paper.pk, "shown": "now"}
        self.assertEqual(self.client.post(self.address("documents"), sent).status_code, 403)
        page = self.post("revise", document=self.paper.pk, file=sent_file("a_en.pdf"), _publish="1")
        self.assertContains(page, "You may not publish.")
        self.assertFalse(WorkingDocument.objects.shown().exists())

    def test_publishers_and_meeting_officers_publish(self):
        for role in [PUBLISHER, MEETING_OFFICER]:
            paper = make_working_document(self.meeting, f"PTC/27/{len(role)}", shown_at=None)
            self.sign_in(role)
            with self.subTest(role=role):
                self.assertContains(self.post("publish"), "published.")
                paper.refresh_from_db()
                self.assertIsNotNone(paper.shown_at)

    def test_meeting_officers_add_files_and_copy_sessions(self):
        self.sign_in(MEETING_OFFICER)
        page = self.post("match", new_files=sent_file("PTC-26-9_en.pdf"))
        self.assertContains(page, 'value="PTC/26/9"')
        self.assertEqual(self.client.get(self.address("copy")).status_code, 200)
        sent = {"first_day": "2027-05-03", "title_en": "Next"}
        self.client.post(self.address("copy"), sent)
        self.assertEqual(Meeting.objects.count(), 2)


class ArchiveTests(DeskCase):
    def test_needs_a_tick_and_is_written_down(self):
        self.assertContains(self.post("archive"), "Tick that you are sure")
        self.assertContains(self.post("archive", sure="on"), "The meeting is archived.")
        self.meeting.refresh_from_db()
        self.assertTrue(self.meeting.is_archived)
        self.assertTrue(Record.objects.filter(action=Action.MEETING_ARCHIVED).exists())

    def test_nothing_changes_afterwards_and_the_desk_says_why(self):
        make_working_document(self.meeting, "PTC/26/2", shown_at=None)
        self.meeting.archive(self.administrator)
        page = self.desk()
        self.assertContains(page, "This meeting is archived.")
        self.assertNotContains(page, 'id="form-')
        for act in ACTS:
            with self.subTest(act=act):
                told = self.client.post(self.address(act), {"sure": "on"})
                self.assertContains(told, "Nothing is saved: the meeting is archived.")
        self.assertFalse(WorkingDocument.objects.shown().exists())
        paper = WorkingDocument.objects.get()
        address = f"/admin/meetings/workingdocument/{paper.pk}/change/"
        self.assertEqual(self.client.post(address, {"title": "Odd"}).status_code, 403)
        upload = self.client.post(self.address("upload"), {"file": sent_file("a_en.pdf")})
        self.assertEqual(upload.status_code, 403)


class PaperFormTests(DeskCase):
    def test_a_symbol_that_readers_have_seen_stays(self):
        paper = make_working_document(self.meeting, "PTC/26/2", item=self.first)
        page = self.client.get(f"/admin/meetings/workingdocument/{paper.pk}/change/")
        self.assertNotContains(page, 'name="symbol"')
        self.assertNotContains(page, "deletelink")
        paper.shown_at = None
        paper.save()
        page = self.client.get(f"/admin/meetings/workingdocument/{paper.pk}/change/")
        self.assertContains(page, 'name="symbol"')


class CostTests(DeskCase):
    def cost(self, address):
        with CaptureQueriesContext(connection) as statements:
            self.client.get(address)
        return len(statements)

    def fill(self, first, last):
        """Items and papers of these numbers, a file each."""
        for number in range(first, last):
            item = self.meeting.items.create(number=str(number + 10), position=number + 10)
            item.texts.create(language="en", title=f"Item {number}")
        for number in range(first, first + 5 * (last - first)):
            paper = make_paper_like(self.paper, f"PTC/27/{number}", item)
            paper.groups.add(self.group)

    def setUp(self):
        super().setUp()
        self.paper = make_working_document(self.meeting, "PTC/26/1", "en", "fr", access="groups")
        self.paper.groups.add(self.group)
        self.paper.due_languages.create(language="es", due_on=self.event.starts_on)

    def test_costs_the_same_however_much_there_is(self):
        self.fill(1, 2)
        self.cost(self.address())
        few = self.cost(self.address())
        self.fill(10, 48)
        self.assertEqual(self.cost(self.address()), few)
        self.assertLessEqual(few, 20)

    def test_the_dashboard_costs_the_same_however_many_meetings(self):
        self.cost("/admin/")
        few = self.cost("/admin/")
        for number in range(4):
            meeting = make_meeting(make_event(body=None))
            make_working_document(meeting, f"PTC/27/{number}", "en", "fr")
        self.assertEqual(self.cost("/admin/"), few)
        self.assertContains(self.client.get("/admin/"), "1 document")


def make_paper_like(paper, symbol, item):
    """A paper whose file is the bytes of another: making two hundred PDFs takes long."""
    file = paper.document.files.first()
    document = type(paper.document).objects.create(slug=symbol.lower().replace("/", "-"))
    columns = {"language": "en", "title": symbol, "format": "pdf", "size_bytes": 1, "digest": "x"}
    document.files.create(file=file.file.name, original_name="x.pdf", **columns)
    return WorkingDocument.objects.create(
        entry_id=paper.entry_id, document=document, symbol=symbol, title=symbol, item=item
    )
