"""What may be kept: public pages by anybody, personal ones by nobody, and nothing mixed up."""

from django.core.cache import caches
from django.test import Client, RequestFactory, TestCase, override_settings

from content.kept import Kept
from content.labels import Labels
from content.models import Access
from content.models.attachment import FileAccess
from sample.pictures import drawn
from tests.access_accounts import BY_SIGN_IN
from tests.access_table import EVERYBODY
from tests.cases import CommittingTestCase
from tests.factories import make_affiliation, make_file, make_news, make_topic, make_user
from tests.meeting_factories import make_event, make_registration, make_registration_form

PUBLIC, PERSONAL = "public, max-age=0, must-revalidate", "private, no-store"
KEEPING = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": f"test {name}"}
    for name in ["default", "pages"]
}
# Headers that no cache looks at: what they say must not reach an answer.
UNKEYED = [
    "X_FORWARDED_HOST", "X_HOST", "X_FORWARDED_SERVER", "X_FORWARDED_SCHEME", "X_FORWARDED_PROTO",
    "X_FORWARDED_PORT", "X_FORWARDED_PREFIX", "X_FORWARDED_SSL", "X_FORWARDED_FOR", "FORWARDED",
    "X_ORIGINAL_URL", "X_REWRITE_URL", "X_ORIGINAL_HOST", "X_HTTP_METHOD_OVERRIDE",
    "X_HTTP_METHOD", "X_METHOD_OVERRIDE", "X_REMOTE_USER", "TRUE_CLIENT_IP", "ORIGIN",
]  # fmt: skip
VALUES = ["evil.example", "https", "nothttps", "/admin/", "POST", "for=evil;host=evil.example"]
# What some caches take for a file that may be kept.
TAILS = [
    "x.css", ";x.js", ".css", "%2fx.css", "%3bx.js", "%23x.css", "%3fx.css", "%00.css", "/../x.css",
    "x.js?v=1", "favicon.ico", "%0ax.css", ".webp", "x.avif", "robots.txt",
]  # fmt: skip
PAGES = ["/en/", "/en/news/", "/en/news/palau/", "/en/news/feed.atom", "/en/news/feed.csv"]


class CacheCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        picture = drawn(2)
        picture.save()
        cls.news = make_news({"en": "Palau joins"}, slug="palau", picture=picture)
        cls.picture = picture.renditions[0]["url"]
        cls.attachment = make_file(cls.news)
        cls.file = f"/files/{cls.attachment.document.slug}.en.pdf"
        cls.secret = make_news({"en": "Secret unicorn"}, slug="secret", access=Access.REGISTERED)
        cls.reader = make_user()

    def setUp(self):
        for cache in caches.all(initialized_only=True):
            cache.clear()
        self.signed_in = Client()
        self.signed_in.force_login(self.reader)

    def body(self, client, address, **headers):
        return client.get(address, **headers).getvalue()


class PersonalAnswerTests(CacheCase):
    def test_nothing_that_a_signed_in_person_gets_is_kept_anywhere(self):
        places = [place for place, *_rest in [*EVERYBODY.values(), *BY_SIGN_IN.values()]]
        places += ["/en/news/secret/", "/en/news/nowhere/", "/en/news", "/admin/", "/admin/login/"]
        places += [self.file, "/files/nowhere.en.pdf", "/en/old/x.aspx", "/nowhere", "/en/%00"]
        for place in places:
            for method in [self.signed_in.get, self.signed_in.head]:
                with self.subTest(place=place, method=method.__name__):
                    response = method(place)
                    response.getvalue()
                    self.assertIn("no-store", response["Cache-Control"])
                    self.assertNotIn("public", response["Cache-Control"])
                    if response.status_code < 400:
                        self.assertEqual(response["Cache-Control"], PERSONAL)

    def test_pages_of_the_account_are_kept_nowhere_for_anonymous_visitors_either(self):
        for name, (place, *_statuses) in BY_SIGN_IN.items():
            with self.subTest(name=name):
                response = self.client.get(place)
                # Nothing is there of events: that is the answer that everybody gets.
                if response.status_code != 404:
                    self.assertIn("no-store", response["Cache-Control"])

    def test_a_post_that_is_refused_is_kept_nowhere(self):
        for address in ["/en/", "/en/account/sign-in/", "/en/news/palau/", self.file]:
            with self.subTest(address=address):
                self.assertIn("no-store", self.signed_in.post(address)["Cache-Control"])

    def test_no_address_that_looks_like_a_file_is_a_personal_page(self):
        for address in ["/en/account/security/", "/admin/", "/en/news/secret/"]:
            for tail in TAILS:
                for place in [address + tail, address.rstrip("/") + tail]:
                    with self.subTest(address=place):
                        response = self.signed_in.get(place)
                        self.assertNotEqual(response.status_code, 200)
                        self.assertIn("no-store", response["Cache-Control"])


class PublicAnswerTests(CacheCase):
    def test_say_how_long_they_last_and_set_nothing(self):
        for address in [*PAGES, self.file, "/sitemap.xml", "/en/sitemap/", "/en/a-z/"]:
            with self.subTest(address=address):
                response = self.client.get(address)
                body = response.getvalue()
                self.assertEqual(response["Cache-Control"], PUBLIC)
                self.assertFalse(response.cookies)
                self.assertNotIn(b"csrfmiddlewaretoken", body)
                tag = response["ETag"]
                again = self.client.get(address, HTTP_IF_NONE_MATCH=tag)
                self.assertEqual((again.status_code, again.getvalue()), (304, b""))
                if address != self.file:
                    self.assertIn("Cookie", again["Vary"])

    def test_a_picture_is_kept_by_browsers_alone(self):
        for client in [self.client, self.signed_in]:
            self.assertEqual(client.get(self.picture)["Cache-Control"], "private, max-age=3600")

    def test_no_header_that_caches_do_not_look_at_changes_them(self):
        for address in ["/en/news/palau/", "/en/news/feed.atom", "/en/nowhere/", "/sitemap.xml"]:
            plain = self.body(self.client, address)
            for name in UNKEYED:
                for value in VALUES:
                    with self.subTest(address=address, name=name, value=value):
                        headers = {f"HTTP_{name}": value}
                        response = self.client.get(address, **headers)
                        self.assertEqual(response.getvalue(), plain)
                        self.assertNotIn("evil", str(response.headers))

    def test_a_redirect_is_not_led_astray(self):
        for address in ["/", "/en/news", "/admin/", "/en/account/security/"]:
            for name in UNKEYED:
                with self.subTest(address=address, name=name):
                    response = self.client.get(address, **{f"HTTP_{name}": "evil.example"})
                    self.assertNotIn("evil", response["Location"])

    def test_a_body_in_a_get_changes_nothing(self):
        plain = self.body(self.client, "/en/news/")
        for body in ["q=unicorn", "page=99", "_method=DELETE"]:
            response = self.client.generic(
                "GET", "/en/news/", body, "application/x-www-form-urlencoded"
            )
            self.assertEqual(response.getvalue(), plain)

    def test_what_separates_parameters_is_the_standards(self):
        plain = self.client.get("/en/news/?sort=oldest").context["finder"].total
        response = self.client.get("/en/news/?sort=oldest;q=nothing")
        self.assertEqual(response.context["finder"].total, plain)


@override_settings(CACHES=KEEPING)
class KeptTests(CacheCase):
    """With pages kept between requests, as in production."""

    def test_a_signed_in_reader_never_changes_what_others_get(self):
        places = [*PAGES, "/en/news/?q=unicorn", "/en/sitemap/", "/en/a-z/", "/en/news/secret/"]
        for place in places:
            with self.subTest(place=place):
                own = self.body(self.signed_in, place)
                first = self.body(self.client, place)
                self.assertNotIn(b"Secret unicorn", first)
                self.assertEqual(self.body(self.signed_in, place).count(b"Sign out"),
                                 own.count(b"Sign out"))  # fmt: skip
                self.assertEqual(self.body(self.client, place), first)
                self.assertEqual(self.body(Client(), place), first)

    def test_a_reader_with_a_session_gets_no_kept_page(self):
        self.body(self.client, "/en/news/palau/")
        self.assertIn(b"Sign out", self.body(self.signed_in, "/en/news/palau/"))


@override_settings(CACHES=KEEPING)
class AtOnceTests(CommittingTestCase):
    """A change of access is seen with the next request: the generation changes as it commits."""

    def setUp(self):
        for cache in caches.all():
            cache.clear()
        self.news = make_news({"en": "Palau joins"}, slug="palau")
        self.attachment = make_file(self.news)
        self.file = f"/files/{self.attachment.document.slug}.en.pdf"

    def test_what_is_restricted_is_gone_at_once(self):
        tags = self.validators()
        self.news.access = Access.GROUPS
        self.news.save()
        self.assert_gone(tags)

    def test_what_is_withdrawn_is_gone_at_once(self):
        tags = self.validators()
        publisher = make_user(is_staff=True, is_superuser=True)
        self.news.versions.get().withdraw(publisher)
        self.assert_gone(tags, status=410)

    def test_a_file_that_is_locked_is_gone_at_once(self):
        tag = self.client.head(self.file)["ETag"]
        self.assertContains(self.client.get("/en/news/palau/"), self.file)
        self.attachment.access = FileAccess.REGISTERED
        self.attachment.save()
        response = self.client.get(self.file, HTTP_IF_NONE_MATCH=tag)
        self.assertEqual(response.status_code, 404)
        self.assertNotContains(self.client.get("/en/news/palau/"), self.file)

    def test_a_name_goes_with_the_affiliation_or_the_place_that_showed_it(self):
        event = make_event(access=Access.GROUPS)
        topic = make_topic("Unicorn affairs", access=Access.GROUPS)
        group = event.participants_group()
        topic.groups.add(group)
        reader = make_user()
        self.client.force_login(reader)
        place = make_registration(make_registration_form(event), reader)
        self.assertIn("Unicorn affairs", self.topics())
        place.withdraw(reader)
        self.assertNotIn("Unicorn affairs", self.topics())
        affiliation = make_affiliation(reader)
        affiliation.groups.add(group)
        self.assertIn("Unicorn affairs", self.topics())
        affiliation.delete()
        self.assertNotIn("Unicorn affairs", self.topics())

    def test_a_session_that_lacks_its_second_factor_gets_nothing_that_another_had(self):
        make_topic("Unicorn affairs", access=Access.GROUPS)
        reader = make_user(is_staff=True, is_superuser=True)
        request = RequestFactory().get("/en/")
        request.user = reader
        first = [text.title for text in Labels(Kept(request), reader)._texts]
        reader.awaits_second_factor, request.kept_values = True, {}
        then = [text.title for text in Labels(Kept(request), reader)._texts]
        self.assertEqual((first, then), (["Unicorn affairs"], []))

    def topics(self):
        return self.client.get("/en/sitemap/").text

    def validators(self):
        """The validators of what everybody gets now, by address."""
        answers = {place: self.client.get(place) for place in [*PAGES, self.file]}
        for answer in answers.values():
            self.assertEqual(answer.status_code, 200)
            answer.getvalue()
        return {place: answer["ETag"] for place, answer in answers.items()}

    def assert_gone(self, tags, status=404):
        statuses = {"/en/news/palau/": status, self.file: 404}
        for address, tag in tags.items():
            with self.subTest(address=address):
                response = self.client.get(address, HTTP_IF_NONE_MATCH=tag)
                self.assertEqual(response.status_code, statuses.get(address, 200))
                self.assertNotIn(b"Palau joins", response.getvalue())
