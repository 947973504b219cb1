"""Who may open papers, said on the desk or in the form of one paper, stands in the audit log."""

from datetime import UTC, datetime

from django.utils import timezone

from audit.models import Action, Record
from content.zones import HOME
from tests.meeting_factories import make_working_document
from tests.meetings.desk_case import DeskCase

OPENS_AT = datetime(2027, 1, 5, 9, tzinfo=HOME)


class PaperAccessTests(DeskCase):
    def setUp(self):
        super().setUp()
        self.paper = make_working_document(self.meeting, "PTC/26/2", access="registered")

    def change(self, **sent):
        return self.post("documents", document=[self.paper.pk], **sent)

    def correct(self, **changed):
        """Send the form of the paper with these words changed."""
        address = f"/admin/meetings/workingdocument/{self.paper.pk}/change/"
        page = self.client.get(address)
        formset = page.context["inline_admin_formsets"][0].formset
        forms = [page.context["adminform"].form, formset.management_form, *formset.forms]
        sent = {field.html_name: field.value() for form in forms for field in form}
        sent["shown"] = page.context["adminform"].form.token
        sent["shown_at"] = timezone.localtime(self.paper.shown_at).strftime("%Y-%m-%dT%H:%M")
        kept = {name: value for name, value in sent.items() if value is not None}
        return self.client.post(address, kept | changed)

    def files(self):
        """What the log says of the files, before and after each change."""
        rows = Record.objects.filter(action=Action.ACCESS_CHANGED).order_by("pk")
        return [(row.details["before"]["files"], row.details["after"]["files"]) for row in rows]

    def test_the_form_of_a_paper_writes_down_what_was_before(self):
        self.assertEqual(self.correct(access="groups", groups=[self.group.pk]).status_code, 302)
        slug = self.paper.document.slug
        self.assertEqual(
            self.files(), [({slug: ["registered", []]}, {slug: ["groups", [self.group.name]]})]
        )

    def test_the_form_of_a_paper_writes_down_when_it_opens(self):
        self.correct(opens_at="2027-01-05T09:00")
        ((_before, after),) = self.files()
        (_access, _groups, moment) = after[self.paper.document.slug]
        self.assertEqual(datetime.fromisoformat(moment), OPENS_AT)

    def test_the_desk_writes_down_when_it_opens_and_that_it_does_not(self):
        self.change(opens_at="2027-01-05T09:00")
        self.paper.refresh_from_db()
        self.assertEqual(self.paper.opens_at, OPENS_AT)
        self.change(opens="not")
        self.paper.refresh_from_db()
        self.assertIsNone(self.paper.opens_at)
        slug = self.paper.document.slug
        closed, opened = (
            {slug: ["registered", []]},
            {slug: ["registered", [], OPENS_AT.astimezone(UTC).isoformat()]},
        )
        self.assertEqual(self.files(), [(closed, opened), (opened, closed)])

    def test_what_is_left_as_it_is_writes_nothing_down(self):
        self.change(opens_at="2027-01-05T09:00")
        self.change(standing="final")
        self.paper.refresh_from_db()
        self.assertEqual(self.paper.opens_at, OPENS_AT)
        self.assertEqual(len(self.files()), 1)

    def test_the_desk_asks_when_it_opens(self):
        self.assertContains(self.change(opens="later"), "Say when.")
        self.assertEqual(self.files(), [])
