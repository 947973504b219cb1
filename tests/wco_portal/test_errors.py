"""Every failure has a page of ours, in the visitor's language, without the database."""

import json
import logging
import sys
from contextlib import contextmanager

from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory, SimpleTestCase, TestCase, override_settings
from django.urls import path

from tests.factories import make_news, make_user
from wco_portal import urls
from wco_portal.errors import error_page, server_error
from wco_portal.logs import JsonFormatter, RequestFilter

STATUSES = [400, 403, 405, 411, 413, 414, 429, 431, 500, 503]
ANSWERED_WITHOUT_DATABASE = ["/healthz", "/robots.txt", "/.well-known/security.txt", "/"]


def mistake(request):
    raise RuntimeError("a secret of ours")


urlpatterns = [path("en/mistake/", mistake), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@contextmanager
def database_away(error=OperationalError):
    """Every statement fails, as when the server is gone."""

    def fail(execute, sql, params, many, context):
        raise error("the connection is lost: host=secret")

    with connection.execute_wrapper(fail):
        yield


class ErrorPageTests(SimpleTestCase):
    """SimpleTestCase refuses every statement, so these pages ask the database nothing."""

    def page(self, status, address="/fr/x/", **headers):
        request = RequestFactory().get(address, **headers)
        request.id = "0123456789ab"
        return error_page(request, status)

    def test_has_the_look_the_language_and_a_reference(self):
        for status in STATUSES:
            with self.subTest(status=status):
                response = self.page(status)
                self.assertContains(response, '<html lang="fr"', status_code=status)
                self.assertContains(response, '<main id="main"', status_code=status)
                self.assertContains(response, "0123456789ab", status_code=status)
                self.assertEqual(response["Content-Language"], "fr")

    def test_is_kept_nowhere(self):
        for status in STATUSES:
            with self.subTest(status=status):
                self.assertEqual(self.page(status)["Cache-Control"], "no-store")

    def test_takes_the_browsers_language_where_the_address_has_none(self):
        response = self.page(500, "/files/x", HTTP_ACCEPT_LANGUAGE="ar,fr;q=0.5")
        self.assertContains(response, 'lang="ar" dir="rtl"', status_code=500)

    def test_says_when_to_come_back(self):
        self.assertGreater(int(self.page(503)["Retry-After"]), 0)
        self.assertNotIn("Retry-After", self.page(500))

    def test_tells_who_sent_something_that_it_has_not_arrived(self):
        sent = error_page(RequestFactory().post("/en/contact/"), 503)
        self.assertContains(sent, "What you sent has not arrived.", status_code=503)
        self.assertNotContains(self.page(503, "/en/"), "What you sent", status_code=503)

    def test_does_not_repeat_an_address_that_is_too_long(self):
        response = self.page(414, "/fr/" + "a" * 7000)
        self.assertLess(len(response.content), 20_000)

    @override_settings(TEMPLATES=[])
    def test_is_there_even_without_templates(self):
        self.assertContains(self.page(500), "0123456789ab", status_code=500)

    def test_is_503_for_a_database_and_500_for_a_mistake(self):
        for error, status in [(OperationalError, 503), (InterfaceError, 503), (KeyError, 500)]:
            with self.subTest(error=error):
                try:
                    raise error("x")
                except error:
                    response = server_error(RequestFactory().get("/en/"))
                self.assertEqual(response.status_code, status)


class DatabaseAwayTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(is_staff=True)
        make_news(slug="palau")

    def setUp(self):
        self.client = Client(raise_request_exception=False)

    def test_every_page_that_needs_it_says_so(self):
        addresses = [
            "/fr/", "/fr/news/", "/fr/news/palau/", "/fr/news/feed.atom", "/fr/nothing/",
            "/fr/old/story.aspx", "/files/x.en.pdf", "/files/images/1-480-ab.webp",
            "/sitemap.xml", "/sitemap-1.xml",
        ]  # fmt: skip
        for error in [OperationalError, InterfaceError]:
            for address in addresses:
                with self.subTest(address=address, error=error), database_away(error):
                    response = self.client.get(address)
                self.assert_unavailable(response)

    def test_signed_in_readers_get_the_same(self):
        self.client.force_login(self.user)
        for address in ["/fr/", "/fr/news/", "/fr/nothing/", "/fr/account/sign-in/", "/admin/"]:
            with self.subTest(address=address), database_away():
                response = self.client.get(address)
            self.assert_unavailable(response)
        self.assertEqual(Session.objects.count(), 1)
        self.assertContains(self.client.get("/fr/"), str(self.user))

    def test_signing_in_says_so(self):
        with database_away():
            response = self.client.post("/fr/account/sign-in/", {"login": "x", "password": "y"})
        self.assert_unavailable(response)

    def test_what_needs_no_database_goes_on(self):
        for address in ANSWERED_WITHOUT_DATABASE:
            with self.subTest(address=address), database_away():
                self.assertIn(self.client.get(address).status_code, {200, 302})

    def assert_unavailable(self, response):
        self.assertContains(response, '<main id="main"', status_code=503)
        self.assertNotContains(response, "secret", status_code=503)
        self.assertIn("no-store", response["Cache-Control"])
        self.assertTrue(response["Retry-After"])
        self.assertContains(response, response["X-Request-Id"], status_code=503)


@override_settings(ROOT_URLCONF=__name__)
class MistakeTests(TestCase):
    def test_a_mistake_of_ours_shows_nothing_of_it(self):
        response = Client(raise_request_exception=False).get("/en/mistake/")
        self.assertContains(response, response["X-Request-Id"], status_code=500)
        for word in ["secret of ours", "Traceback", "RuntimeError", "test_errors"]:
            self.assertNotContains(response, word, status_code=500)


class LogTests(SimpleTestCase):
    def line(self, message, **extra):
        record = logging.makeLogRecord({"msg": message, "levelname": "WARNING", **extra})
        RequestFilter().filter(record)
        return JsonFormatter().format(record)

    def test_a_record_is_one_line_of_ascii(self):
        for text in ["a\nb", "a\r\nb", "a\u2028b", "a\x85b", "\u202eb", "\ud800", "\x1b[31m"]:
            with self.subTest(text=text):
                line = self.line(text)
                self.assertEqual(len(line.splitlines()), 1)
                self.assertTrue(line.isascii() and line.isprintable())
                self.assertEqual(json.loads(line)["message"], text)

    def test_a_record_names_its_request_even_after_it(self):
        request = RequestFactory().get("/")
        request.id = "0123456789ab"
        self.assertEqual(json.loads(self.line("x", request=request))["request"], "0123456789ab")

    def test_an_error_keeps_its_trace(self):
        try:
            raise RuntimeError("why")
        except RuntimeError:
            line = self.line("x", exc_info=sys.exc_info())
        self.assertIn("RuntimeError: why", json.loads(line)["error"])


class HandlerTests(TestCase):
    def test_a_withdrawn_page_is_gone_in_the_sites_look(self):
        news = make_news(slug="gone")
        for version in news.versions.all():
            version.withdraw(make_user(is_superuser=True))
        response = self.client.get("/es/news/gone/")
        self.assertContains(response, '<html lang="es"', status_code=410)

    def test_an_expired_form_is_403(self):
        client = Client(enforce_csrf_checks=True)
        response: HttpResponse = client.post("/ru/account/sign-in/", {"login": "x"})
        self.assertContains(response, '<html lang="ru"', status_code=403)
