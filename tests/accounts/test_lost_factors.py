"""An administrator lets somebody begin anew who lost every second factor."""

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.test import Client, TestCase

from accounts.models import User
from audit.models import Action, Record
from content.roles import ADMINISTRATOR
from mail.models import Letter
from tests.accounts.factors import PASSWORD, add_app, add_codes, add_passkey, code_at
from tests.accounts.test_factors import sign_in
from tests.factories import make_administrator, make_user

LIST = "/admin/accounts/user/"


class LostFactorsTests(TestCase):
    def setUp(self):
        self.administrator = make_user(ADMINISTRATOR)
        self.ann = make_user(username="ann", email="ann@portal.example")
        self.ann.set_password(PASSWORD)
        self.ann.save()
        add_app(self.ann)
        add_codes(self.ann)
        add_passkey(self.ann)
        self.client.force_login(self.administrator)

    def ask(self, *people, **sent):
        chosen = {"action": "remove_factors", "_selected_action": [user.pk for user in people]}
        return self.client.post(LIST, chosen | sent, follow=True)

    def left(self, user):
        return Authenticator.objects.filter(user=user).count()

    def test_are_removed_after_a_page_that_asks_once_more(self):
        session = Client()
        sign_in(session, self.ann, code_at())
        self.assertContains(self.ask(self.ann), "call a number that you know already")
        self.assertEqual(self.left(self.ann), 3)
        self.ask(self.ann, confirmed="1")
        self.assertEqual(self.left(self.ann), 0)
        self.assertEqual(session.get("/en/account/security/").status_code, 302)

    def test_are_removed_with_a_record_and_a_letter_of_each(self):
        self.ask(self.ann, confirmed="1")
        records = Record.objects.filter(action=Action.SECOND_FACTOR_REMOVED, person=self.ann)
        self.assertEqual([record.actor_id for record in records], [self.administrator.pk] * 2)
        self.assertEqual(Letter.objects.filter(to="ann@portal.example").count(), 2)

    def test_stay_with_whoever_has_more_rights(self):
        stronger = make_administrator()
        add_app(stronger)
        self.assertContains(self.ask(stronger, confirmed="1"), "rights that you do not have")
        self.assertEqual(self.left(stronger), 1)

    def test_of_ones_own_are_not_removed_here(self):
        add_app(self.administrator)
        self.ask(self.administrator, confirmed="1")
        self.assertEqual(self.left(self.administrator), 1)

    def test_are_in_the_admin_nowhere_else(self):
        labels = {model._meta.label for model in admin.site._registry}
        self.assertFalse(labels & {"mfa.Authenticator", "usersessions.UserSession"})
        self.assertFalse(labels & {"account.EmailAddress", "account.EmailConfirmation"})

    def test_are_kept_from_those_who_may_not_change_people(self):
        User.objects.filter(pk=self.administrator.pk).update(is_superuser=False)
        self.administrator.groups.clear()
        self.ask(self.ann, confirmed="1")
        self.assertEqual(self.left(self.ann), 3)
