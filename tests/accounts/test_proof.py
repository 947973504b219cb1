"""Nobody publishes or administers without having proved a second factor."""

from allauth.mfa.models import Authenticator
from django.test import TestCase
from django.urls import NoReverseMatch, get_resolver, reverse

from content.models import Access
from tests.factories import make_administrator, make_news, make_user

ARGUMENTS = [[], ["1"], ["accounts"], ["1", "1"], ["en"], ["1", "en"]]


def desk_addresses():
    """An address for every URL name of the desk."""
    names = {name for name in get_resolver().namespace_dict["admin"][1].reverse_dict if name}
    for name in sorted(name for name in names if isinstance(name, str)):
        for arguments in ARGUMENTS:
            try:
                yield name, reverse(f"admin:{name}", args=arguments)
            except NoReverseMatch:
                continue
            break
        else:
            raise AssertionError(f"{name} takes other arguments: name them here")


class DeskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.administrator = make_administrator()

    def setUp(self):
        self.client.force_login(self.administrator, is_proved=False)

    def test_has_no_view_without_a_second_factor(self):
        addresses = dict(desk_addresses())
        del addresses["login"]  # is the way to the proof
        self.assertGreater(len(addresses), 100)
        for name, address in addresses.items():
            for method in ["get", "post"]:
                with self.subTest(name=name, method=method):
                    answer = getattr(self.client, method)(address)
                    self.assertEqual(answer.status_code, 302)
                    self.assertRegex(answer["Location"], "^/admin/(login/|$)")

    def test_opens_once_it_is_proved(self):
        self.client.force_login(self.administrator)
        self.assertEqual(self.client.get("/admin/").status_code, 200)

    def test_leads_to_setting_one_up(self):
        self.assert_leads("/admin/newsroom/news/", "/en/account/security/")

    def test_leads_to_proving_one(self):
        Authenticator.objects.create(user=self.administrator, type="totp", data={"secret": ""})
        self.assert_leads("/admin/", "/en/account/confirm/code/")

    def assert_leads(self, address, way):
        sign_in = self.client.get(address)
        self.assertRedirects(sign_in, f"/admin/login/?next={address}", target_status_code=302)
        to_proof = self.client.get(sign_in["Location"])
        self.assertRedirects(to_proof, f"{way}?next={address}", fetch_redirect_response=False)

    def test_may_ask_for_none_on_a_machine_of_ones_own(self):
        with self.settings(SECOND_FACTOR_IS_REQUIRED=False):
            self.assertEqual(self.client.get("/admin/").status_code, 200)


class RightsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.news = make_news(slug="secret", access=Access.GROUPS)
        make_news(slug="open")

    def test_wait_for_the_second_factor_on_public_pages_too(self):
        for user in [make_administrator(), make_user(is_superuser=True)]:
            with self.subTest(user=user):
                self.client.force_login(user)
                self.assertEqual(self.client.get("/en/news/secret/").status_code, 200)
                self.client.force_login(user, is_proved=False)
                self.assertEqual(self.client.get("/en/news/secret/").status_code, 404)
                page = self.client.get("/en/news/open/")
                self.assertNotContains(page, "Edit this page")

    def test_are_not_of_somebody_elses_proof(self):
        self.client.force_login(make_user())
        session = dict(self.client.session.items())
        self.client.force_login(make_administrator(), is_proved=False)
        later = self.client.session
        later["account_authentication_methods"] = session["account_authentication_methods"]
        later["account_authentication_methods_user"] = session[
            "account_authentication_methods_user"
        ]
        later.save()
        self.assertEqual(self.client.get("/admin/").status_code, 302)
