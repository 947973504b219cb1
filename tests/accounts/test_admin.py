"""Nobody gives rights that they do not have."""

from django.contrib.auth.models import Group, Permission
from django.test import Client, TestCase

from accounts.models import User
from audit.models import Action, Record
from content.roles import ADMINISTRATOR, AUTHOR, EDITOR
from mail.models import Letter
from tests.cases import production_passwords
from tests.factories import make_administrator, make_user


class UserAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.administrator = make_user(ADMINISTRATOR)
        cls.superuser = make_administrator()
        cls.author = make_user(AUTHOR)
        cls.stronger = Group.objects.create(name="Everything")
        cls.stronger.permissions.set(Permission.objects.all())

    def setUp(self):
        self.client.force_login(self.administrator)
        self.url = f"/admin/accounts/user/{self.author.pk}/change/"

    def send(self, **values):
        sent = {"username": "ann", "is_active": "on", "is_staff": "on", **values}
        return self.client.post(self.url, sent)

    def test_gives_the_roles_within_the_own_rights(self):
        editor = Group.objects.get(name=EDITOR)
        self.assertEqual(self.send(groups=[editor.pk]).status_code, 302)
        self.assertEqual(list(self.author.groups.all()), [editor])

    def test_gives_no_group_beyond_the_own_rights(self):
        self.assertEqual(self.send(groups=[self.stronger.pk]).status_code, 200)
        self.assertFalse(self.author.groups.filter(pk=self.stronger.pk).exists())

    def test_makes_nobody_a_superuser(self):
        right = Permission.objects.get(codename="delete_user")
        self.send(is_superuser="on", user_permissions=[right.pk])
        self.author.refresh_from_db()
        self.assertEqual(self.author.username, "ann")
        self.assertFalse(self.author.is_superuser)
        self.assertFalse(self.author.user_permissions.exists())

    def test_touches_nobody_with_more_rights(self):
        self.author.groups.add(self.stronger)
        for person in [self.superuser, self.author]:
            for page in ["change", "password"]:
                url = f"/admin/accounts/user/{person.pk}/{page}/"
                with self.subTest(url=url):
                    self.assertEqual(self.client.post(url, {"username": "x"}).status_code, 403)

    def test_a_password_given_here_is_told_and_ends_the_sessions_of_the_person(self):
        person = make_user(username="palau", email="palau@portal.example", language="fr")
        other = Client()
        other.force_login(person)
        url = f"/admin/accounts/user/{person.pk}/password/"
        new = {"usable_password": "true", "password1": "wrong mare accumulator paperclip"}
        self.client.post(url, {**new, "password2": "something else than that"})
        self.assertFalse(Record.objects.filter(action=Action.PASSWORD_CHANGED).exists())
        self.assertEqual(other.get("/en/account/security/").status_code, 200)
        self.client.post(url, {**new, "password2": new["password1"]})
        record = Record.objects.get(action=Action.PASSWORD_CHANGED)
        self.assertEqual((record.actor_id, record.person_id), (self.administrator.pk, person.pk))
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.language), ("palau@portal.example", "fr"))
        self.assertNotIn(new["password1"], letter.body)
        self.assertEqual(other.get("/en/account/security/").status_code, 302)
        self.assertEqual(self.client.get(self.url).status_code, 200)

    @production_passwords
    def test_never_shows_a_password(self):
        self.author.set_password("correct horse battery staple")
        self.author.save()
        self.client.force_login(self.superuser)
        for url in [self.url, "/admin/accounts/user/"]:
            page = self.client.get(url)
            self.assertNotContains(page, "argon2")
            self.assertNotContains(page, self.author.password[-20:])

    def test_tells_both_mailboxes_and_the_log_of_another_address(self):
        User.objects.filter(pk=self.author.pk).update(email="old@portal.example")
        self.send(email="old@portal.example")
        self.assertFalse(Letter.objects.exists())
        self.send(email="new@portal.example")
        told = set(Letter.objects.values_list("to", flat=True))
        self.assertEqual(told, {"old@portal.example", "new@portal.example"})
        record = Record.objects.get(action=Action.EMAIL_CHANGED)
        self.assertEqual((record.actor, record.person), (self.administrator, self.author))

    def test_tells_the_owner_and_the_log_of_a_password_that_is_set(self):
        User.objects.filter(pk=self.author.pk).update(email="ann@portal.example")
        url = f"/admin/accounts/user/{self.author.pk}/password/"
        for password, told in [("short", 0), ("correct horse battery staple", 1)]:
            sent = {"password1": password, "password2": password, "usable_password": "true"}
            self.client.post(url, sent)
            records = Record.objects.filter(action=Action.PASSWORD_CHANGED, person=self.author)
            self.assertEqual(records.filter(actor=self.administrator).count(), told)
            self.assertEqual(Letter.objects.filter(to="ann@portal.example").count(), told)

    def test_is_closed_to_every_other_role(self):
        for role in [AUTHOR, EDITOR]:
            self.client.force_login(make_user(role))
            for url in [self.url, "/admin/accounts/user/", "/admin/accounts/user/add/"]:
                with self.subTest(role=role, url=url):
                    self.assertEqual(self.client.get(url).status_code, 403)
                    self.assertEqual(self.client.post(url, {}).status_code, 403)

    def test_a_new_person_has_no_rights(self):
        password = "correct horse battery staple"
        sent = {"username": "new", "password1": password, "password2": password}
        sent |= {"usable_password": "true", "is_staff": "on", "is_superuser": "on"}
        self.client.post("/admin/accounts/user/add/", sent)
        new = User.objects.get(username="new")
        self.assertEqual((new.is_staff, new.is_superuser), (False, False))
