"""My page: what concerns one person, and nobody else."""

from django.test import TestCase, override_settings

from tests.factories import make_user


class MyPageTests(TestCase):
    def test_asks_to_sign_in_and_returns(self):
        response = self.client.get("/fr/account/")
        self.assertRedirects(response, "/fr/account/sign-in/?next=/fr/account/")

    def test_shows_who_it_is_and_how_safe(self):
        self.client.force_login(make_user(first_name="Ana", last_name="Koro", email="a@b.example"))
        # Session, user, calendar, factors, devices, request for deletion, and 4 for the menus.
        with override_settings(MY_PARTS=[]), self.assertNumQueries(10):
            response = self.client.get("/en/account/")
        self.assertContains(response, "a@b.example")
        self.assertContains(response, "Second factor: not set up")
        self.assertContains(
            response,
            '<a href="/en/account/"><span class="vh">My page: </span><bdi>Ana Koro</bdi></a>',
        )

    def test_is_kept_nowhere(self):
        self.client.force_login(make_user())
        response = self.client.get("/en/account/")
        self.assertEqual(response["Cache-Control"], "private, no-store")
