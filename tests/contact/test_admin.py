"""How staff answer messages."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from audit.tasks import forget_overdue
from contact.models import Message, State
from content.roles import ADMINISTRATOR, EDITOR, PUBLISHER
from tests.factories import make_subject, make_user


class MessageAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.subject = make_subject("press", {"en": "Press", "fr": "Presse"})
        cls.old = cls.make("Old", 5, state=State.IN_HAND)
        cls.answered = cls.make("Answered", 9, state=State.ANSWERED)
        cls.young = cls.make("Young", 1)

    @classmethod
    def make(cls, name, days, **columns):
        return Message.objects.create(
            subject=cls.subject,
            name=name,
            email="ana@example.org",
            text=f"Text of {name}",
            language="en",
            created_at=timezone.now() - timedelta(days=days),
            form=name,
            **columns,
        )

    def setUp(self):
        self.client.force_login(make_user(PUBLISHER))

    def test_lists_first_who_has_waited_longest(self):
        with self.assertNumQueries(6):
            page = self.client.get("/admin/contact/message/")
        names = [message.name for message in page.context["cl"].result_list]
        self.assertEqual(names, ["Old", "Young", "Answered"])
        self.assertContains(page, "Press")

    def test_the_desk_says_how_many_wait_to_those_who_may_answer(self):
        self.assertContains(self.client.get("/admin/"), "To answer: 2")
        self.client.force_login(make_user(EDITOR))
        self.assertNotContains(self.client.get("/admin/"), "To answer")

    def test_changes_state_and_note_and_nothing_that_was_written(self):
        address = f"/admin/contact/message/{self.old.pk}/change/"
        self.assertContains(self.client.get(address), "Text of Old")
        data = {"state": State.ANSWERED, "note": "Called.", "text": "Forged", "name": "Forged"}
        self.assertEqual(self.client.post(address, data).status_code, 302)
        self.old.refresh_from_db()
        self.assertEqual((self.old.state, self.old.note), (State.ANSWERED, "Called."))
        self.assertEqual((self.old.text, self.old.name), ("Text of Old", "Old"))
        self.assertEqual(self.client.get("/admin/contact/message/add/").status_code, 403)

    def test_a_table_of_names_says_what_each_field_is(self):
        page = self.client.get(f"/admin/contact/subject/{self.subject.pk}/change/")
        for label in ["Language", "Name", "Remove"]:
            self.assertContains(page, f'aria-label="{label}"')

    def test_marks_several_as_answered(self):
        data = {"action": "mark_answered", "_selected_action": [self.old.pk, self.answered.pk]}
        page = self.client.post("/admin/contact/message/", data, follow=True)
        self.assertContains(page, "1 message marked.")

    def test_is_for_those_whose_task_it_is(self):
        for role, list_status, delete_status in [
            (EDITOR, 403, 403), (PUBLISHER, 200, 403), (ADMINISTRATOR, 200, 200)
        ]:  # fmt: skip
            with self.subTest(role=role):
                self.client.force_login(make_user(role))
                for path, status in [
                    ("message/", list_status),
                    ("subject/", list_status),
                    (f"message/{self.old.pk}/delete/", delete_status),
                ]:
                    response = self.client.get(f"/admin/contact/{path}")
                    self.assertEqual(response.status_code, status)

    def test_are_forgotten_after_a_year_unless_they_are_open(self):
        Message.objects.update(created_at=timezone.now() - timedelta(days=366))
        forget_overdue(timestamp=0)
        self.assertEqual(set(Message.objects.values_list("name", flat=True)), {"Old", "Young"})

    def test_subjects_have_an_address_and_a_name_per_language(self):
        page = self.client.get(f"/admin/contact/subject/{self.subject.pk}/change/")
        for words in ["press@portal.example", "Presse"]:
            self.assertContains(page, words)
        self.assertContains(self.client.get("/admin/contact/subject/"), "Press")
