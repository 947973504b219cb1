"""Importing Members is for those who may do by hand what the file says."""

from django.contrib.auth.models import Permission

from content.roles import ADMINISTRATOR, AUTHOR, EDITOR, PUBLISHER, ROLES
from tests.factories import (
    make_user,
)
from tests.members.importing import table
from tests.members.member_import import COLUMNS, FIJI, MemberImportCase


class RightsTests(MemberImportCase):
    def test_the_pages_are_for_those_who_may_add_and_change(self):
        may = {AUTHOR, EDITOR, PUBLISHER, ADMINISTRATOR}
        for role in [*ROLES, None]:
            self.client.force_login(make_user(role) if role else make_user(is_staff=True))
            expected = 200 if role in may else 403
            for address in [self.address, f"{self.address}rows.csv"]:
                with self.subTest(role=role, address=address):
                    self.assertEqual(self.client.get(address).status_code, expected)
            with self.subTest(role=role):
                self.assertEqual(self.choose(table(COLUMNS, FIJI)).status_code, expected)
                shown = self.client.get("/admin/members/member/")
                self.assertEqual("Import a CSV file" in shown.text, role in may)

    def test_nobody_else_gets_in(self):
        for user in [None, make_user(is_staff=False)]:
            self.client.logout()
            if user:
                self.client.force_login(user)
            self.assertEqual(self.client.get(self.address).status_code, 302)
            self.assertEqual(self.choose(table(COLUMNS, FIJI)).status_code, 302)

    def test_removing_needs_the_right_to_delete(self):
        self.client.force_login(make_user(EDITOR))
        page = self.choose(table(COLUMNS, FIJI))
        self.assertContains(page, "you have no right to remove them")
        self.apply(table(COLUMNS, FIJI), remove="on")
        self.palau.refresh_from_db()
        self.assertEqual(self.palau.languages, ["en", "fr"])

    def test_removing_needs_the_right_to_withdraw(self):
        user = make_user(is_staff=True)
        codes = ["add_member", "change_member", "delete_member", "publish_version"]
        user.user_permissions.set(Permission.objects.filter(codename__in=codes))
        self.client.force_login(user)
        page = self.choose(table(COLUMNS, FIJI | {"name_fr": ""}))
        self.assertContains(page, "you have no right to remove them")
        faults = self.problems(table(COLUMNS, FIJI))
        self.assertEqual(faults, [(2, "name_fr", "You may not write texts in this language.")])

    def test_of_another_kind_give_nothing_here(self):
        user = make_user(is_staff=True)
        codes = ["add_partner", "change_partner"]
        user.user_permissions.set(Permission.objects.filter(codename__in=codes))
        self.client.force_login(user)
        self.assertEqual(self.client.get(self.address).status_code, 403)
        self.assertEqual(self.client.get("/admin/members/partner/import/").status_code, 200)
