"""Which groups of the access rule follow from whom a person belongs to."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.test import TestCase
from django.utils import timezone

from affiliations.groups import groups_of, offered
from content.models import Access
from content.roles import EDITOR
from newsroom.models import News
from tests.factories import make_affiliation, make_member, make_news, make_partner, make_user


class GroupTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.member, cls.partner = make_member(), make_partner()
        cls.body = Group.objects.create(name="PTC")

    def test_follow_from_the_affiliation(self):
        today = timezone.localdate()
        yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
        delegates, partners = "Delegates of Members", "Partners"
        table = [
            ("a Member", {"member": self.member}, {delegates}),
            ("its focal point", {"member": self.member, "role": "focal_point"}, {delegates}),
            ("a partner", {"partner": self.partner}, {partners}),
            ("the Secretariat", {"organization": "secretariat"}, {"Secretariat"}),
            ("until today", {"member": self.member, "ends_on": today}, {delegates}),
            ("until yesterday", {"member": self.member, "ends_on": yesterday}, set()),
            ("from tomorrow", {"member": self.member, "starts_on": tomorrow}, set()),
        ]
        for name, columns, expected in table:
            with self.subTest(name):
                affiliation = make_affiliation(**columns)
                affiliation.groups.add(self.body)
                bodies = {"PTC"} if expected else set()
                found = groups_of(affiliation.user).values_list("name", flat=True)
                self.assertEqual(set(found), expected | bodies)

    def test_come_together_from_several_affiliations(self):
        user = make_user()
        make_affiliation(user, member=self.member)
        make_affiliation(user, partner=self.partner)
        names = list(groups_of(user).values_list("name", flat=True))
        self.assertCountEqual(names, ["Delegates of Members", "Partners"])

    def test_bring_no_right(self):
        affiliation = make_affiliation(member=self.member)
        affiliation.groups.add(Group.objects.get(name=EDITOR))
        self.assertFalse(affiliation.user.has_perm("newsroom.add_news"))

    def test_that_hold_rights_are_not_offered(self):
        self.assertIn(self.body, offered())
        self.assertFalse(offered().filter(permissions__isnull=False).exists())

    def test_cost_no_statement(self):
        make_news({"en": "Unicorn"}, access=Access.GROUPS, groups=[self.body])
        affiliation = make_affiliation(member=self.member)
        affiliation.groups.add(self.body)
        user = affiliation.user
        user.has_perm("content.read_restricted")  # asks for the rights of the account, once
        with self.assertNumQueries(1):
            self.assertEqual(len(News.objects.visible_to(user)), 1)
