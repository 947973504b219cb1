"""Affiliations: begun, changed, ended and confirmed by verbs, which keep the account's end."""

from datetime import date, timedelta
from threading import Thread

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from affiliations.models import Affiliation, AffiliationRole, Organization
from audit.models import Action, Record
from content.models import Access
from content.roles import EDITOR
from tests.cases import CommittingTestCase
from tests.factories import make_affiliation, make_member, make_news, make_partner, make_user


def days(number):
    return timezone.localdate() + timedelta(days=number)


def begin(user, by=None, groups=(), **columns):
    """An affiliation, begun by its verb: a delegate of a Member unless the columns say more."""
    organization = "partner" if "partner" in columns else "member"
    columns = {"organization": organization, "starts_on": date(2020, 1, 1)} | columns
    affiliation = Affiliation(user=user, **columns)
    affiliation.begin(by=by, groups=groups)
    return affiliation


class VerbTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.member, cls.other = make_member(), make_member()
        cls.user, cls.by = make_user(), make_user(is_staff=True)

    def last_day(self):
        return User.objects.get(pk=self.user.pk).expires_on

    def is_open(self):
        return User.objects.get(pk=self.user.pk).is_open()

    def records(self):
        return Record.objects.filter(person=self.user)

    def actions(self):
        return list(self.records().order_by("pk").values_list("action", flat=True))

    def test_write_down_who_did_what(self):
        affiliation = begin(self.user, by=self.by, member=self.member)
        affiliation.role = AffiliationRole.FOCAL_POINT
        affiliation.change(by=self.by)
        affiliation.confirm(by=self.by)
        affiliation.end(by=self.by, reason="Left.")
        self.assertEqual(
            self.actions(),
            [
                Action.AFFILIATION_BEGUN,
                Action.AFFILIATION_CHANGED,
                Action.AFFILIATION_CONFIRMED,
                Action.AFFILIATION_ENDED,
                Action.ACCOUNT_SWITCHED_OFF,
            ],
        )
        self.assertEqual(
            set(self.records().values_list("actor", "person")), {(self.by.pk, self.user.pk)}
        )
        changed = self.records().get(action=Action.AFFILIATION_CHANGED)
        self.assertEqual(changed.details, {"role": ["delegate", "focal_point"]})
        self.assertNotIn("Left.", str(self.records().values("details")))

    def test_keep_the_last_day_of_the_account(self):
        table = [
            ("no affiliation", [], None, True),
            ("one without an end", [None], None, True),
            ("one that ends", [days(9)], days(9), True),
            ("one that ends today", [days(0)], days(0), True),
            ("one that is over", [days(-1)], days(-1), False),
            ("the last of two counts", [days(-1), days(5)], days(5), True),
            ("one of two without an end", [days(-1), None], None, True),
        ]
        for name, ends, last_day, is_open in table:
            with self.subTest(name), transaction.atomic():
                for end in ends:
                    begin(self.user, member=make_member(), ends_on=end)
                self.assertEqual((self.last_day(), self.is_open()), (last_day, is_open))
                transaction.set_rollback(True)

    def test_switch_off_with_the_last_one_and_on_with_a_new_one(self):
        first = begin(self.user, member=self.member)
        second = begin(self.user, member=self.other)
        first.end(by=self.by)
        self.assertTrue(self.is_open())
        second.end(by=self.by)
        self.assertFalse(self.is_open())
        begin(self.user, member=self.member, starts_on=days(0))
        self.assertTrue(self.is_open())

    def test_leave_an_account_off_that_an_administrator_switched_off(self):
        User.objects.filter(pk=self.user.pk).update(is_active=False)
        begin(self.user, member=self.member)
        self.assertFalse(self.is_open())

    def test_never_end_the_account_of_staff(self):
        begin(self.by, organization=Organization.SECRETARIAT).end(by=None)
        self.assertTrue(User.objects.get(pk=self.by.pk).is_open())

    def test_end_once(self):
        affiliation = begin(self.user, member=self.member)
        self.assertEqual([affiliation.end(by=None), affiliation.end(by=None)], [True, False])
        self.assertEqual(self.actions().count(Action.AFFILIATION_ENDED), 1)

    def test_end_what_began_today_or_later_as_if_it_had_never_held(self):
        for start in [days(0), days(30)]:
            with self.subTest(start=start), transaction.atomic():
                affiliation = begin(self.user, member=self.member, starts_on=start)
                affiliation.end(by=None)
                self.assertFalse(Affiliation.objects.not_over().exists())
                self.assertFalse(self.is_open())
                begin(self.user, member=self.member, starts_on=days(0))
                transaction.set_rollback(True)

    def test_keep_what_is_over(self):
        affiliation = begin(self.user, member=self.member)
        affiliation.end(by=None, reason="Left.")
        self.assertEqual(Affiliation.objects.get().end_reason, "Left.")

    def test_refuse_two_alike_on_one_day(self):
        begin(self.user, member=self.member, ends_on=days(5))
        for starts_on, ends_on, is_free in [
            (days(5), None, False),
            (date(2019, 1, 1), date(2020, 1, 1), False),
            (days(6), None, True),
        ]:
            with self.subTest(starts_on=starts_on), transaction.atomic():
                columns = {"member": self.member, "starts_on": starts_on, "ends_on": ends_on}
                if is_free:
                    begin(self.user, **columns)
                else:
                    with self.assertRaisesMessage(ValidationError, "has this role"):
                        begin(self.user, **columns)
                transaction.set_rollback(True)
        begin(self.user, member=self.member, role="focal_point")
        begin(self.user, member=self.other)
        begin(make_user(), member=self.member)

    def test_are_not_the_only_ones_to_refuse(self):
        make_affiliation(self.user, member=self.member)
        with self.assertRaisesMessage(IntegrityError, "affiliation_overlaps_no_other"):
            make_affiliation(self.user, member=self.member)

    def test_refuse_an_end_before_the_beginning(self):
        with self.assertRaisesMessage(ValidationError, "before the first"):
            begin(self.user, member=self.member, starts_on=days(0), ends_on=days(-9))

    def test_give_no_group_with_rights(self):
        role = Group.objects.get(name=EDITOR)
        with self.assertRaisesMessage(ValidationError, "Groups with rights"):
            begin(self.user, member=self.member, groups=[role])
        affiliation = begin(self.user, member=self.member)
        with self.assertRaisesMessage(ValidationError, "Groups with rights"):
            affiliation.change(by=self.by, groups=[role])

    def test_do_all_or_nothing(self):
        affiliation = begin(self.user, member=self.member)
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            affiliation.end(by=None)
            raise ZeroDivisionError
        self.assertTrue(self.is_open())
        self.assertEqual(self.actions(), [Action.AFFILIATION_BEGUN])


class MovingTests(TestCase):
    """Rights follow a person to another organization with the next request."""

    def test_opens_and_closes_what_a_group_reads(self):
        group, user = Group.objects.create(name="PTC"), make_user()
        make_news({"en": "Unicorn"}, slug="unicorn", access=Access.GROUPS, groups=[group])
        affiliation = begin(user, member=make_member(), groups=[group])
        self.client.force_login(user)
        self.assertContains(self.client.get("/en/news/unicorn/"), "Unicorn")
        affiliation.end(by=None)
        self.assertEqual(self.client.get("/en/account/").status_code, 302)
        begin(user, partner=make_partner(), starts_on=days(0))
        self.client.force_login(User.objects.get(pk=user.pk))
        self.assertEqual(self.client.get("/en/account/").status_code, 200)
        self.assertEqual(self.client.get("/en/news/unicorn/").status_code, 404)
        self.assertNotContains(self.client.get("/en/news/"), "Unicorn")


class AtTheSameMomentTests(CommittingTestCase):
    """Two who end the two affiliations of a person at once leave no account behind."""

    def end(self, pk):
        Affiliation.objects.get(pk=pk).end(by=None)
        connection.close()

    def test_the_last_one_ends_the_account(self):
        user = make_user()
        pks = [begin(user, member=make_member()).pk for _number in range(6)]
        threads = [Thread(target=self.end, args=[pk]) for pk in pks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        user.refresh_from_db()
        self.assertEqual(user.expires_on, days(-1))
