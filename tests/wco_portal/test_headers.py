"""Headers of every kind of answer: what browsers and caches may do with it."""

import re

from django.test import Client, TestCase, override_settings

from tests.factories import make_news, make_user

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Kinds of answers: address -> status.
ANSWERS = {
    "/": 302, "/en/": 200, "/en/news/": 200, "/en/news/palau/": 200, "/en/news/feed.atom": 200,
    "/en/news/feed.csv": 200, "/en/news/feed.json": 200, "/sitemap.xml": 200, "/robots.txt": 200,
    "/healthz": 200, "/readyz": 200, "/en/account/sign-in/": 200, "/admin/": 302,
    "/admin/login/": 302, "/en/news": 301, "/en/nothing/": 404, "/files/x.en.pdf": 404,
    "/static/css/site.css": 200, "/static/nothing.css": 404, "/en/account/sign-out/": 405,
}  # fmt: skip
PUBLIC = ["/en/", "/en/news/", "/en/news/palau/", "/en/news/feed.atom", "/robots.txt"]


class HeadersTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_news(slug="palau", titles={"en": "Palau joins"})
        cls.user = make_user(is_staff=True)

    def test_protect_every_answer(self):
        for address, status in ANSWERS.items():
            for method in ["GET", "HEAD"]:
                response = self.client.generic(method, address)
                with self.subTest(address=address, method=method):
                    self.assertEqual(response.status_code, status)
                    self.assertEqual(EVERYWHERE, {n: response.get(n) for n in EVERYWHERE})
                    self.assertIn("camera=()", response["Permissions-Policy"])
                    self.assertTrue(response["Cache-Control"])
                    self.assertNotIn("X-Powered-By", response)

    def test_protect_refusals_and_redirects_to_https(self):
        with override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=63_072_000):
            answers = [
                Client().get("/en/"),
                Client().get("/en/", secure=True),
                Client().get("/en/", secure=True, HTTP_HOST="evil.example"),
                Client().get("/en/\0", secure=True),
            ]
        for response, status in zip(answers, [301, 200, 400, 400], strict=True):
            with self.subTest(status=status):
                self.assertEqual(response.status_code, status)
                self.assertEqual(EVERYWHERE, {n: response.get(n) for n in EVERYWHERE})
                self.assertIn("default-src 'none'", response["Content-Security-Policy"])
                if status != 301:
                    sts = "max-age=63072000; includeSubDomains; preload"
                    self.assertEqual(response["Strict-Transport-Security"], sts)

    def test_the_policy_allows_nothing_inline_and_nobody_else(self):
        for address in [*PUBLIC, "/en/nothing/", "/static/css/site.css", "/en/account/sign-in/"]:
            with self.subTest(address=address):
                policy = self.client.get(address)["Content-Security-Policy"]
                self.assertIn("default-src 'none'", policy)
                self.assertIn("frame-ancestors 'none'", policy)
                self.assertNotRegex(policy, r"unsafe|nonce|\*|http")

    def test_pages_have_nothing_inline_and_nothing_from_elsewhere(self):
        for address in ["/en/", "/en/news/", "/en/news/palau/", "/en/nothing/"]:
            html = self.client.get(address).content.decode()
            with self.subTest(address=address):
                self.assertNotRegex(html, r"<[^>]+\s(on\w+|style)=|<style|<iframe")
                scripts = re.findall(r"<script([^>]*)>", html)
                self.assertTrue(all('src="/' in s or "ld+json" in s for s in scripts))
                loaded = re.findall(r'<(?:script|img|link rel="(?:stylesheet|icon)")[^>]*>', html)
                self.assertFalse([tag for tag in loaded if "//" in tag])


class CacheTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_news(slug="palau", titles={"en": "Palau joins"})
        cls.user = make_user(is_staff=True)

    def test_public_pages_are_asked_for_again_and_cost_a_304(self):
        for address in PUBLIC:
            with self.subTest(address=address):
                response = self.client.get(address)
                self.assertEqual(response["Cache-Control"], "public, max-age=0, must-revalidate")
                self.assertNotIn("Set-Cookie", response)
                self.assertFalse(response.cookies)
                again = self.client.get(address, HTTP_IF_NONE_MATCH=response["ETag"])
                self.assertEqual(again.status_code, 304)
                self.assertEqual(again["Cache-Control"], response["Cache-Control"])

    def test_what_a_signed_in_person_gets_is_kept_nowhere(self):
        self.client.force_login(self.user)
        for address in [*PUBLIC[:4], "/en/nothing/", "/admin/", "/en/account/sign-in/"]:
            with self.subTest(address=address):
                response = self.client.get(address)
                self.assertEqual(response["Cache-Control"], "private, no-store")
                self.assertIn("Cookie", response["Vary"])

    def test_a_signed_in_reader_changes_nothing_for_others(self):
        before = self.client.get("/en/news/").content
        reader = Client()
        reader.force_login(self.user)
        self.assertNotEqual(reader.get("/en/news/").content, before)
        self.assertEqual(self.client.get("/en/news/").content, before)

    def test_an_answer_with_a_cookie_is_kept_nowhere(self):
        self.client.cookies["sessionid"] = "a" * 32
        response = self.client.get("/en/news/")
        self.assertTrue(response.cookies)
        self.assertEqual(response["Cache-Control"], "private, no-store")

    def test_headers_that_no_cache_looks_at_change_nothing(self):
        plain = self.client.get("/en/news/").content
        for name in [
            "X_FORWARDED_HOST", "X_FORWARDED_SCHEME", "X_FORWARDED_PROTO", "X_ORIGINAL_URL",
            "X_REWRITE_URL", "X_HTTP_METHOD_OVERRIDE", "X_FORWARDED_PREFIX", "FORWARDED",
            "X_REMOTE_USER", "X_HOST", "ORIGIN", "REFERER", "USER_AGENT",
        ]:  # fmt: skip
            for value in ["evil.example", "https", "/admin/", "POST"]:
                with self.subTest(name=name, value=value):
                    response = self.client.get("/en/news/", **{f"HTTP_{name}": value})
                    self.assertEqual(response.content, plain)

    def test_a_private_page_is_no_stylesheet(self):
        self.client.force_login(self.user)
        for tail in ["x.css", ";x.css", "%2fx.css", ".css"]:
            for address in ["/en/account/sign-in/", "/admin/"]:
                with self.subTest(address=address + tail):
                    response = self.client.get(address + tail)
                    self.assertEqual(response["Cache-Control"], "private, no-store")
                    self.assertNotEqual(response.status_code, 200)

    def test_machines_are_told_the_same(self):
        self.assertIn("no-store", self.client.get("/healthz")["Cache-Control"])
        self.assertIn("Accept-Language", self.client.get("/")["Vary"])
