"""No redirect leaves the site, whatever target is asked for."""

import re
from urllib.parse import quote, urljoin, urlsplit

from django.test import TestCase

from tests.factories import make_user

RIGHT = "correct horse battery staple"
HOST = "testserver"
PLAIN = [
    "http://evil.example/", "https://evil.example/", "HTTP://evil.example", "ftp://evil.example/",
    "//evil.example", "///evil.example", "////evil.example", "/////evil.example",
    "//evil.example/%2f..",
    "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example",
    "\\\\\\evil.example",
    "//\\evil.example", "http:\\\\evil.example", "http:/evil.example", "http:evil.example",
    "https:evil.example", "https:///evil.example", "http:///evil.example", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "blob:http://evil.example/x",
    "//evil.example@testserver", "//testserver@evil.example", "http://testserver@evil.example/",
    "http://testserver:80@evil.example/", "//testserver.evil.example",
    "http://testserver.evil.example/",
    "//evil.example\\@testserver", "//evil.example#testserver", "//evil.example?testserver",
    "//evil。example", "//ｅvil.example", "//evil%E3%80%82example", "//[::1]",
    "//[::ffff:203.0.113.9]",
    "//203.0.113.9", "//3405803785", "//0xcb007109", "http://[evil.example", "//evil.example:443/",
    "//%65vil.example", "/\x7f/evil.example", "https://evil.example/en/",
]  # fmt: skip
# What browsers leave out of an address, or take for something else.
BEFORE = ["", " ", "\t", "\x08", "\u00a0", "\ufeff"]
INSIDE = ["/\t/evil.example", "/\n/evil.example", "/\r/evil.example", "\t//evil.example",
          "/\x00/evil.example", "htt\tp://evil.example", "java\nscript:alert(1)"]  # fmt: skip
TARGETS = [before + target for target in PLAIN for before in BEFORE[:5]] + INSIDE

# For pages that take their time; what follows the rule for redirects gets all of them.
SOME = [*TARGETS[:: len(BEFORE)], *INSIDE]


def leads_to(location):
    """The host to which a browser goes: it drops line ends and tabs, and turns \\ to /."""
    address = re.sub(r"[\t\r\n]", "", location).strip("".join(map(chr, range(33))))
    address = address.replace("\\", "/")
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
    if scheme and scheme[1].lower() not in {"http", "https"}:
        return address
    if scheme:
        address = re.sub(r"^([a-zA-Z]+):/*", r"\1://", address)
    elif address.startswith("//"):
        address = "//" + address.lstrip("/")
    return urlsplit(urljoin(f"http://{HOST}/en/account/", address)).hostname


class RedirectTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(username="palau", email="palau@portal.example")
        cls.user.set_password(RIGHT)
        cls.user.save()

    def stays(self, response):
        if location := response.headers.get("Location"):
            self.assertEqual(leads_to(location), HOST, location)

    def test_there_are_many_targets(self):
        self.assertGreaterEqual(len(TARGETS), 240)
        for target in [
            "//evil.example",
            "/\\evil.example",
            "http:evil.example",
            "/\t/evil.example",
        ]:
            self.assertEqual(leads_to(target), "evil.example")
        self.assertEqual(leads_to("javascript:alert(1)"), "javascript:alert(1)")
        self.assertEqual(leads_to("/en/news/?q=//evil.example"), HOST)

    def test_sign_in_leads_nowhere_else(self):
        form = {"login": "palau", "password": RIGHT}
        for target in SOME:
            with self.subTest(target=target):
                self.client.logout()
                response = self.client.post("/en/account/sign-in/", {**form, "next": target})
                self.assertEqual(response["Location"], "/en/")

    def test_sign_in_of_those_who_are_signed_in_leads_nowhere_else(self):
        self.client.force_login(self.user)
        for target in TARGETS:
            with self.subTest(target=target):
                response = self.client.get("/en/account/sign-in/", {"next": target})
                self.assertEqual(response["Location"], "/en/")
        response = self.client.get("/en/account/sign-in/", {"next": "/fr/news/?q=a"})
        self.assertEqual(response["Location"], "/fr/news/?q=a")

    def test_sign_in_keeps_no_foreign_target_in_its_page(self):
        for target in SOME:
            with self.subTest(target=target):
                page = self.client.get("/en/account/sign-in/", {"next": target})
                self.assertNotContains(page, 'name="next"')

    def test_confirming_leads_nowhere_else(self):
        self.client.force_login(self.user)
        for target in SOME:
            with self.subTest(target=target):
                address = f"/en/account/confirm/?next={quote(target)}"
                response = self.client.post(address, {"password": RIGHT, "next": target})
                self.assertEqual(response["Location"], "/en/")

    def test_sign_out_leads_home(self):
        for target in SOME:
            with self.subTest(target=target):
                response = self.client.post("/en/account/sign-out/", {"next": target})
                self.assertEqual(response["Location"], "/en/")

    def test_the_admin_leads_to_our_sign_in(self):
        for target in SOME:
            with self.subTest(target=target):
                response = self.client.get("/admin/login/", {"next": target})
                if "\x00" in target:  # which the admin refuses in every address
                    self.assertEqual(response.status_code, 400)
                    continue
                self.stays(response)
                form = {"login": "palau", "password": RIGHT}
                self.stays(self.client.post(response["Location"], form))
                self.client.logout()

    def test_paths_that_look_like_hosts_lead_nowhere(self):
        for target in SOME:
            if "\x00" in target:
                continue
            for path in [
                quote(target, safe="/\\:@"),
                f"/en/{quote(target)}",
                f"/{quote(target)}/..",
            ]:
                with self.subTest(path=path):
                    self.stays(self.client.get("/" + path.lstrip(":")))
        for path in ["//evil.example/news", "//evil.example/en", "/%5cevil.example/en/news",
                     "///evil.example/..", "/fr//evil.example", "/.evil.example/x"]:  # fmt: skip
            with self.subTest(path=path):
                self.stays(self.client.get(path, follow=False))

    def test_switching_the_language_stays_here(self):
        for path in ["//evil.example/", "/en//evil.example/", "/en/account/sign-in//evil.example"]:
            page = self.client.get(path).content.decode()
            for link in re.findall(r'<a href="([^"]*)" lang=', page):
                self.assertEqual(leads_to(link), HOST, link)
