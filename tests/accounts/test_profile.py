"""The profile: names and language, and nothing that was not offered."""

from django.test import Client, TestCase

from tests.factories import make_user

PLACE = "/en/account/profile/"
SENT = {"first_name": "Ana", "last_name": "Koro", "language": "fr"}


class ProfileTests(TestCase):
    def setUp(self):
        self.user = make_user(username="reader", email="reader@example.org")
        self.client.force_login(self.user)

    def test_saves_names_and_language(self):
        self.assertRedirects(self.client.post(PLACE, SENT), "/en/account/")
        self.user.refresh_from_db()
        self.assertEqual(str(self.user), "Ana Koro")
        self.assertEqual(self.user.language, "fr")
        self.assertContains(self.client.get("/en/account/"), "Letters in Français")

    def test_takes_no_field_that_is_not_offered(self):
        forged = {
            "username": "other", "email": "other@example.org", "is_staff": "on",
            "is_superuser": "on", "is_active": "", "expires_on": "2099-01-01", "groups": "1",
            "password": "x", "erased_at": "2026-01-01", "id": "1", "pk": "1",
        }  # fmt: skip
        kept = ["username", "email", "is_staff", "is_superuser", "is_active", "expires_on"]
        before = [getattr(self.user, name) for name in kept]
        self.assertEqual(self.client.post(PLACE, SENT | forged).status_code, 302)
        self.user.refresh_from_db()
        self.assertEqual([getattr(self.user, name) for name in kept], before)
        self.assertFalse(self.user.groups.exists())

    def test_says_at_the_field_what_is_wrong(self):
        wrong = {"first_name": "Ana", "last_name": "", "language": "xx"}
        response = self.client.post(PLACE, wrong)
        self.assertContains(response, "<title>Error: Profile")
        self.assertContains(response, 'href="#id_last_name"')
        self.assertContains(response, 'value="Ana"')
        self.assertContains(response, 'href="#id_language"')
        self.user.refresh_from_db()
        self.assertEqual(self.user.first_name, "")

    def test_changes_nothing_by_a_link_or_without_a_token(self):
        self.client.get(f"{PLACE}?last_name=Koro&language=fr")
        careful = Client(enforce_csrf_checks=True)
        careful.force_login(self.user)
        self.assertEqual(careful.post(PLACE, SENT).status_code, 403)
        self.user.refresh_from_db()
        self.assertEqual(self.user.last_name, "")
