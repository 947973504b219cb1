"""Affiliations in the admin: begun, changed and ended with a reason; never deleted."""

from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from affiliations.models import Affiliation
from affiliations.roles import ACCESS_OFFICER
from audit.models import Action, Record
from content.roles import ADMINISTRATOR, EDITOR
from tests.factories import make_affiliation, make_member, make_user

LIST = "/admin/affiliations/affiliation/"


class AffiliationAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.administrator = make_user(ADMINISTRATOR)
        cls.member = make_member({"en": "Palau"}, slug="palau")
        cls.person = make_user(first_name="Ann", last_name="Able")
        cls.body = Group.objects.create(name="PTC")

    def setUp(self):
        self.client.force_login(self.administrator)

    def send(self, url, **changes):
        sent = {
            "user": self.person.pk, "organization": "member", "member": self.member.pk,
            "role": "delegate", "starts_on": "2020-01-01",
        }  # fmt: skip
        return self.client.post(url, sent | changes)

    def begun(self, **changes):
        self.assertRedirects(self.send(f"{LIST}add/", **changes), LIST)
        return Affiliation.objects.get()

    def change(self, affiliation, **changes):
        return self.send(f"{LIST}{affiliation.pk}/change/", **changes)

    def test_begins_with_groups_and_is_written_down(self):
        affiliation = self.begun(groups=[self.body.pk])
        self.assertEqual(list(affiliation.groups.all()), [self.body])
        record = Record.objects.get(action=Action.AFFILIATION_BEGUN)
        self.assertEqual((record.actor, record.person), (self.administrator, self.person))

    def test_says_what_is_wrong(self):
        make_affiliation(self.person, member=self.member)
        for changes, words in [
            ({}, "has this role at this organization already"),
            ({"member": ""}, "Choose the one organization"),
            ({"organization": "secretariat", "role": "focal_point", "member": ""}, "Only Members"),
            ({"ends_on": "2019-01-01"}, "The last day is before the first."),
        ]:
            with self.subTest(words):
                self.assertContains(self.send(f"{LIST}add/", **changes), words)
        self.assertEqual(Affiliation.objects.count(), 1)

    def test_looks_for_overlaps_when_days_change(self):
        first = self.begun(ends_on="2020-12-31")
        make_affiliation(self.person, member=self.member, starts_on="2022-01-01")
        page = self.change(first, ends_on="2023-01-01")
        self.assertContains(page, "has this role at this organization already")

    def test_changes_the_role_and_the_groups(self):
        affiliation = self.begun()
        self.change(affiliation, role="focal_point", groups=[self.body.pk])
        affiliation.refresh_from_db()
        self.assertEqual(affiliation.role, "focal_point")
        changed = Record.objects.get(action=Action.AFFILIATION_CHANGED)
        self.assertEqual(set(changed.details), {"role", "groups"})

    def test_ends_with_a_reason_only(self):
        affiliation = self.begun()
        self.assertContains(self.change(affiliation, ends_now="on"), "Write why it ends.")
        self.assertContains(self.change(affiliation, ends_on="2021-01-01"), "Write why it ends.")
        self.change(affiliation, ends_now="on", end_reason="Left.")
        affiliation.refresh_from_db()
        self.assertEqual(affiliation.ends_on, timezone.localdate() - timedelta(days=1))
        self.assertEqual(affiliation.end_reason, "Left.")
        self.assertFalse(User.objects.get(pk=self.person.pk).is_open())

    def test_plans_an_end(self):
        affiliation, last = self.begun(), timezone.localdate() + timedelta(days=9)
        self.change(affiliation, ends_on=last.isoformat(), end_reason="Contract.")
        self.assertEqual(User.objects.get(pk=self.person.pk).expires_on, last)

    def test_makes_nobody_another_and_moves_nobody(self):
        affiliation = self.begun()
        self.change(affiliation, user=self.administrator.pk, member=make_member().pk)
        affiliation.refresh_from_db()
        self.assertEqual((affiliation.user, affiliation.member), (self.person, self.member))

    def test_deletes_nothing(self):
        affiliation = self.begun()
        url = f"{LIST}{affiliation.pk}/delete/"
        self.assertEqual(self.client.post(url, {"post": "yes"}).status_code, 403)
        self.assertTrue(Affiliation.objects.exists())

    def test_gives_no_group_with_rights_and_none_beyond_the_own(self):
        role = Group.objects.get(name=EDITOR)
        page = self.send(f"{LIST}add/", groups=[role.pk])
        self.assertContains(page, "not one of the available choices")
        clerk = make_user("Clerk")
        rights = ["view_affiliation", "add_affiliation", "change_affiliation", "view_user"]
        rights += ["view_member", "view_partner"]
        Group.objects.get(name="Clerk").permissions.set(
            Permission.objects.filter(codename__in=rights)
        )
        affiliation = make_affiliation(self.person, member=self.member)
        affiliation.groups.add(self.body)
        self.client.force_login(clerk)
        self.change(affiliation, role="observer")
        self.assertEqual(list(affiliation.groups.all()), [self.body])
        page = self.send(f"{LIST}add/", starts_on="2010-01-01", groups=[self.body.pk])
        self.assertContains(page, "not one of the available choices")

    def test_is_closed_to_others(self):
        affiliation = self.begun()
        for role, expected in [(EDITOR, [403, 403, 403]), (ACCESS_OFFICER, [200, 200, 403])]:
            self.client.force_login(make_user(role))
            places = [LIST, f"{LIST}{affiliation.pk}/change/", f"{LIST}add/"]
            found = [self.client.get(place).status_code for place in places]
            self.assertEqual(found, expected)

    def test_finds_and_filters(self):
        make_affiliation(self.person, member=self.member)
        over = make_affiliation(member=self.member, ends_on="2021-01-01")
        Affiliation.objects.filter(pk=over.pk).update(confirmed_on="2020-06-01")
        overdue = make_affiliation(member=self.member)
        asked = {"asked_times": 2, "asked_on": timezone.localdate() - timedelta(days=31)}
        Affiliation.objects.filter(pk=overdue.pk).update(**asked)
        for query, number in [
            ("", 3), ("?q=Able", 1), ("?q=palau", 3), ("?when=over", 1), ("?when=now", 2),
            ("?when=later", 0), ("?confirmation=due", 2), ("?confirmation=overdue", 1),
            (f"?user__id__exact={self.person.pk}", 1),
        ]:  # fmt: skip
            with self.subTest(query=query):
                page = self.client.get(LIST + query)
                self.assertEqual(page.context["cl"].result_count, number)

    def test_costs_the_same_however_many(self):
        for _number in range(8):
            make_affiliation(member=make_member())
        self.client.get(LIST)
        with self.assertNumQueries(8):
            self.assertContains(self.client.get(LIST), "Title of member-")


class RightsInTheLogTests(TestCase):
    """Switching an account and changing its rights is written down, with names of groups."""

    def setUp(self):
        self.by, self.person = make_user(is_staff=True, is_superuser=True), make_user(EDITOR)
        self.client.force_login(self.by)

    def send(self, **values):
        sent = {"username": self.person.username, "is_active": "on", "is_staff": "on"} | values
        url = f"/admin/accounts/user/{self.person.pk}/change/"
        self.client.post(url, {name: value for name, value in sent.items() if value})

    def test_tells_what_changed(self):
        editor = Group.objects.get(name=EDITOR)
        administrator = Group.objects.get(name=ADMINISTRATOR)
        self.send(groups=[editor.pk])
        self.assertFalse(Record.objects.filter(person=self.person).exists())
        self.send(groups=[administrator.pk], is_active="")
        records = dict(Record.objects.filter(person=self.person).values_list("action", "details"))
        self.assertEqual(
            records,
            {
                Action.ACCOUNT_SWITCHED_OFF: {},
                Action.RIGHTS_CHANGED: {"groups": [[EDITOR], [ADMINISTRATOR]]},
            },
        )
        self.send(groups=[administrator.pk], is_staff="", is_superuser="on")
        last = Record.objects.filter(person=self.person, action=Action.RIGHTS_CHANGED).last()
        self.assertEqual(last.details, {"is_staff": [True, False], "is_superuser": [False, True]})
        self.assertTrue(Record.objects.filter(action=Action.ACCOUNT_SWITCHED_ON).exists())

    def test_leads_to_whom_a_person_belongs_to(self):
        page = self.client.get(f"/admin/accounts/user/{self.person.pk}/change/")
        self.assertContains(page, f"{LIST}?user__id__exact={self.person.pk}")
