"""Nothing changes by looking: every address of accounts, asked for as links are."""

from django.apps import apps
from django.db import connection
from django.test import Client, TestCase

from content.roles import ADMINISTRATOR
from tests.access_accounts import ACCOUNTS
from tests.factories import make_user

# Sessions are where what a visitor came for is kept until the next page.
NOT_LOOKED_AT = {"django_session", "usersessions_usersession"}


def contents():
    """Every row of every table, as one number per table."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(tables & {*connection.introspection.table_names()} - NOT_LOOKED_AT):
            rows = f'SELECT count(*), sum(hashtext(t::text)::bigint) FROM "{table}" t'  # noqa: S608
            cursor.execute(rows)
            found[table] = cursor.fetchone()
    return found


class ReadingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.people = [None, make_user(username="reader"), make_user(ADMINISTRATOR)]

    def test_changes_no_row(self):
        for person in self.people:
            client = Client()
            if person:
                client.force_login(person)
            before = contents()
            for name, (address, *_statuses) in ACCOUNTS.items():
                for method in [client.get, client.head]:
                    with self.subTest(name=name, person=person):
                        self.assertLess(method(address).status_code, 500)
            self.assertEqual(contents(), before)

    def test_forms_need_a_token_and_an_own_origin(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.people[1])
        for name, (address, *_statuses) in ACCOUNTS.items():
            for headers in [{}, {"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_ORIGIN": "null"}]:
                with self.subTest(name=name, headers=headers):
                    response = client.post(address, {"password": "x"}, **headers)
                    self.assertEqual(response.status_code, 403)
