"""The audit log for administrators: read, searched and taken along; nobody alters it (B16)."""

import csv
from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from audit.models import Action, Record
from audit.recording import record
from content.roles import ADMINISTRATOR, AUTHOR, EDITOR, PUBLISHER, TRANSLATOR
from tests.factories import make_user

LIST = "/admin/audit/record/"


class AuditLogTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.lea = make_user(first_name="Léa", last_name="Aubert", email="lea@a.example")
        cls.omar = make_user(first_name="Omar", last_name="Said", email="omar@b.example")
        cls.change = record(
            Action.RIGHTS_CHANGED,
            by=cls.lea,
            person=cls.omar,
            subject="=HYPERLINK(1)",
            details={"groups_added": ["Editor", "Publisher"], "is_staff": True, "until": None},
            place="192.0.2.7",
        )
        record(Action.SIGNED_IN, by=cls.omar, person=cls.omar)
        gone = make_user()
        cls.gone = record(Action.SIGN_IN_FAILED, person=gone, subject="<b>Subject</b>")
        cls.former = f"Former user {gone.pk}"
        gone.delete()

    def setUp(self):
        self.administrator = make_user(ADMINISTRATOR)
        self.client.force_login(self.administrator)
        self.mine = Record.objects.filter(actor=self.administrator)

    def rows(self, query=""):
        """The keys of the records that the list shows."""
        page = self.client.get(f"{LIST}{query}")
        return {row.pk for row in page.context["cl"].result_list} - {row.pk for row in self.mine}

    def test_names_who_did_what_to_whom(self):
        page = self.client.get(LIST)
        for words in ["Léa Aubert", "Omar Said", "Rights changed", "192.0.2.7", self.former]:
            self.assertContains(page, words)
        self.assertContains(page, "&lt;b&gt;Subject&lt;/b&gt;")

    def test_says_the_details_in_words(self):
        page = self.client.get(f"{LIST}{self.change.pk}/change/")
        self.assertContains(page, "groups added: <bdi>Editor, Publisher</bdi>")
        self.assertContains(page, "is staff: <bdi>yes</bdi>")
        self.assertContains(page, "until: <bdi>–</bdi>")
        self.assertNotContains(page, 'name="_save"')

    def test_is_narrowed_by_action_time_and_person(self):
        for query, records in [
            ("?action__exact=rights_changed", {self.change.pk}),
            ("?q=aubert", {self.change.pk}),
            ("?q=lea@a.example", {self.change.pk}),
            (f"?q={self.gone.person_id}", {self.gone.pk}),
            ("?q=nobody", set()),
            ("?q=omar+aubert", set()),
            (f"?at__gte={timezone.now() + timedelta(days=1):%Y-%m-%d}+00:00:00%2B00:00", set()),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.rows(query), records)
        self.assertEqual(len(self.rows("?q=omar")), 2)
        self.assertEqual(len(self.rows("?q=")), 3)

    def test_takes_the_same_statements_however_many_records(self):
        self.client.get(LIST)
        Record.objects.bulk_create(
            Record(action=Action.FILE_OPENED, actor=make_user(), person=self.omar)
            for _number in range(60)
        )
        with self.assertNumQueries(6):  # session, user, rights (2), count, records
            self.client.get(LIST)

    def test_is_for_administrators(self):
        for roles in [[AUTHOR, EDITOR, PUBLISHER, TRANSLATOR], []]:
            self.client.force_login(make_user(*roles))
            for address in [LIST, f"{LIST}{self.change.pk}/change/", f"{LIST}export/",
                            f"{LIST}retention/"]:  # fmt: skip
                with self.subTest(roles=roles, address=address):
                    status = self.client.get(address).status_code
                    self.assertEqual(status, 403 if roles else 302)

    def test_goes_into_a_spreadsheet_as_words(self):
        answer = self.client.get(f"{LIST}export/?action__exact=rights_changed")
        text = answer.getvalue().decode("utf-8-sig")
        head, row = csv.reader(text.splitlines())
        found = dict(zip(head, row, strict=True))
        self.assertEqual(found["what"], "'=HYPERLINK(1)")
        self.assertEqual((found["who"], found["whose"]), ("Léa Aubert", "Omar Said"))
        self.assertIn("groups added: Editor, Publisher", found["details"])
        self.assertIn("attachment", answer["Content-Disposition"])
        self.assertIn("no-store", answer["Cache-Control"])
        self.assertEqual(self.client.get(f"{LIST}export/?at__gte=odd").status_code, 302)

    def test_is_altered_by_nobody_in_the_admin(self):
        self.client.force_login(make_user(is_staff=True, is_superuser=True))
        place = f"{LIST}{self.change.pk}/"
        for address in [f"{LIST}add/", f"{place}delete/"]:
            for method in [self.client.get, self.client.post]:
                with self.subTest(address=address):
                    self.assertEqual(method(address).status_code, 403)
        self.assertEqual(self.client.post(f"{place}change/", {"place": "x"}).status_code, 403)
        data = {"action": "delete_selected", "_selected_action": [self.change.pk], "post": "yes"}
        self.client.post(LIST, data)
        self.assertEqual(Record.objects.get(pk=self.change.pk).place, "192.0.2.7")

    def test_is_altered_by_no_code_and_no_statement(self):
        self.change.place = "x"
        statements = [
            "UPDATE audit_record SET place = 'x'",
            "DELETE FROM audit_record",
            "TRUNCATE audit_record",
            "INSERT INTO audit_record SELECT * FROM audit_record ON CONFLICT (id) DO UPDATE "
            "SET place = 'x'",
        ]
        attempts = [
            self.change.save, self.change.delete, Record.objects.all().delete,
            lambda: Record.objects.update(place="x"),
            lambda: User.objects.filter(pk=self.lea.pk).delete() and Record.objects.all().delete(),
            *(lambda sql=sql: connection.cursor().execute(sql) for sql in statements),
        ]  # fmt: skip
        for attempt in attempts:
            with (
                self.subTest(attempt=attempt),
                self.assertRaisesMessage(DatabaseError, "only added to"),
                transaction.atomic(),
            ):
                attempt()
        self.assertEqual(Record.objects.filter(place="192.0.2.7").count(), 1)
