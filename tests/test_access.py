"""Who may open what: every address x every kind of reader."""

from contextlib import suppress

from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from tests.access_accounts import BY_SIGN_IN, FOR_FOCAL_POINT
from tests.access_case import AccessCase
from tests.access_table import BY_ENTRY, EVERYBODY, FOR_ANYBODY, READERS, SIGNED_IN, STAFF
from tests.cases import kept_between_requests


def url_names(resolver=None, namespace=""):
    """Every URL name of the portal with its namespace."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from url_names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


def addresses_of(name):
    """The address of a URL name, with the arguments that its pattern takes."""
    for arguments in [[], ["1"], ["auth"], ["1", "1"]]:
        with suppress(NoReverseMatch):
            return [reverse(name, args=arguments)]
    raise AssertionError(f"{name} takes other arguments: name them here")


class AccessTableTests(AccessCase):
    def test_every_url_name_is_in_the_table(self):
        public = {name for name in url_names() if not name.startswith("admin:")}
        self.assertEqual(public, {*EVERYBODY, *BY_ENTRY, *BY_SIGN_IN, "admin_sign_in"})

    @kept_between_requests()
    def test_pages_for_everybody_answer_everybody(self):
        for reader in READERS:
            self.sign_in(reader)
            for name, (place, status) in EVERYBODY.items():
                with self.subTest(name=name, reader=reader):
                    self.assertEqual(self.client.get(place).status_code, status)

    @kept_between_requests()
    def test_account_pages_depend_on_having_signed_in(self):
        for reader in READERS:
            self.sign_in(reader)
            for name, (place, anonymous, signed_in) in BY_SIGN_IN.items():
                with self.subTest(name=name, reader=reader):
                    expected = signed_in if reader in SIGNED_IN else anonymous
                    if reader == "focal" and name in FOR_FOCAL_POINT:
                        expected = 200
                    self.assertEqual(self.client.get(place).status_code, expected)

    @kept_between_requests()
    def test_no_address_of_the_admin_opens_for_others_than_staff(self):
        names = {name for name in url_names() if name.startswith("admin:")} - FOR_ANYBODY
        self.assertGreater(len(names), 40)
        places = [place for name in sorted(names) for place in addresses_of(name)]
        for reader in sorted(set(READERS) - STAFF):
            self.sign_in(reader)
            for place in places:
                with self.subTest(address=place, reader=reader):
                    self.assertIn(self.client.get(place).status_code, {302, 403, 404})

    @kept_between_requests()
    def test_the_admin_is_for_staff(self):
        for reader in READERS:
            with self.subTest(reader=reader):
                self.sign_in(reader)
                status = self.client.get("/admin/").status_code
                self.assertEqual(status, 200 if reader in STAFF else 302)
                is_refused = reader in SIGNED_IN - STAFF
                status = self.client.get("/admin/login/").status_code
                self.assertEqual(status, 404 if is_refused else 302)
