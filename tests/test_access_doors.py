"""Side doors: odd methods, headers and addresses open nothing, and tell nothing.

What is hidden answers each of them exactly as what does not exist.
"""

import re
from datetime import timedelta

from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from content.models import Access, Redirect
from content.models.attachment import FileAccess
from library.models import Document, DocumentFile
from sample.pdf import make_pdf
from sample.pictures import drawn
from tests.factories import make_file, make_news, make_user

PAST, FUTURE = "Sat, 01 Jan 2000 00:00:00 GMT", "Wed, 01 Jan 2098 00:00:00 GMT"
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"]
HEADERS = [
    {"HTTP_RANGE": "bytes=0-9"},
    {"HTTP_RANGE": "bytes=99999999-"},
    {"HTTP_RANGE": "bytes=0-1,4-5"},
    {"HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_IF_MATCH": "*"},
    {"HTTP_IF_MATCH": '"odd"'},
    {"HTTP_IF_MODIFIED_SINCE": FUTURE},
    {"HTTP_IF_UNMODIFIED_SINCE": PAST},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "HEAD"},
    {"HTTP_X_METHOD_OVERRIDE": "PUT"},
    {"HTTP_X_REMOTE_USER": "admin"},
    {"HTTP_REMOTE_USER": "admin"},
    {"HTTP_AUTHORIZATION": "Basic YWRtaW46YWRtaW4="},
    {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {"HTTP_X_ACCEL_REDIRECT": "/protected/documents/x.pdf"},
    {"HTTP_X_SENDFILE": "/etc/passwd"},
    {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
    {"HTTP_ACCEPT": "application/json"},
    {"HTTP_PURPOSE": "prefetch"},
]
# Headers by which some servers are told another address than that of the request.
READDRESSED = ["HTTP_X_ORIGINAL_URL", "HTTP_X_REWRITE_URL", "HTTP_X_FORWARDED_PREFIX"]
# What becomes of an address: its folder and its last part.
WRITTEN = [
    "{folder}{name}", "/{folder}{name}", "{folder}/{name}", "{folder}./{name}",
    "{folder}x/../{name}", "{folder}{name};a=b", "{folder}{name};x.css", "{folder}{name}.css",
    "{folder}{name}/x.css", "{folder}{name}%2fx.css", "{folder}%2f{name}", "{folder}{name}%20",
    "{folder}{name}%00", "{folder}{name}%0d%0aX: 1", "{folder}{name}?format=json",
    "{folder}{name}?access=public&user=1", "{folder}{name}~", "{folder}.{name}",
]  # fmt: skip
# Made anew for each form, as the one to sign out.
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
TELLING = {200, 206, 304, 412, 416}
ODD_NUMBERS = [*range(41), "-1", "01", "1e1", "0x1", "1.0", "٣", 2**31, 2**63, 2**70, "%31", "1%00"]


class DoorCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        now = timezone.now()
        columns = {
            "users": {"access": Access.REGISTERED},
            "groups": {"access": Access.GROUPS},
            "draft": {"titles": {}},
            "future": {"published_at": now + timedelta(days=1)},
            "expired": {
                "published_at": now - timedelta(days=2),
                "expires_at": now - timedelta(days=1),
            },
        }
        cls.addresses = {}
        for place, (name, own) in enumerate(columns.items()):
            cls.addresses[name] = cls.make(f"unicorn-{name}", place + 1, **own)
        cls.stranger = make_user()
        # As many letters as the names of the entries.
        missing = ["/en/news/{}/", "/fr/news/{}/", "/files/{}.en.pdf", "/files/{}.en.rev1.pdf"]
        cls.missing = [address.format("nothing-there") for address in missing]

    @classmethod
    def make(cls, slug, number, titles=None, **columns):
        """The addresses of a news item with a picture and a file of two revisions."""
        picture = drawn(number)
        picture.pk, picture.title = None, slug
        picture.save()
        news = make_news(
            {"en": f"Unicorn {slug}"} if titles is None else titles,
            slug=slug, picture=picture, **columns,
        )  # fmt: skip
        document = make_file(news).document
        Document.objects.filter(pk=document.pk).update(slug=slug)
        Redirect.objects.create(path=f"old/{slug}", entry=news)
        return [
            f"/en/news/{slug}/", f"/fr/news/{slug}/",
            f"/files/{slug}.en.pdf", f"/files/{slug}.en.rev1.pdf",
            picture.renditions[0]["url"],
        ]  # fmt: skip

    def doors(self):
        """Hidden pages and files, each with an address of the same shape that leads nowhere."""
        for name in ["groups", "draft"]:
            pairs = list(zip(self.addresses[name], self.missing, strict=False))
            yield from ((name, *pair) for pair in pairs[::2])

    def ask(self, method, address, **headers):
        path, _mark, query = address.partition("?")
        return self.client.generic(method, path, QUERY_STRING=query, **headers)

    def told(self, response, address):
        """All that an answer says, without the address that was asked for, and its id."""
        body = TOKEN.sub("", response.getvalue().decode("utf-8", "replace"))
        slug = re.search(r"unicorn-\w+|nothing-there", address)[0]
        for written in [slug, slug.replace("-", " "), slug.upper()]:
            body = body.replace(written, "…")
        location = response.get("Location", "").replace(slug, "…")
        names = sorted(set(response.headers))
        is_page = response.status_code == 404
        return response.status_code, location, names, body if is_page else ""


class OddRequestTests(DoorCase):
    def each(self, ask):
        for reader in [None, self.stranger]:
            if reader:
                self.client.force_login(reader)
            for _name, hidden, missing in self.doors():
                with self.subTest(reader=reader, address=hidden):
                    found, nothing = ask(hidden), ask(missing)
                    self.assertEqual(self.told(found, hidden), self.told(nothing, missing))
                    self.assertNotIn(found.status_code, TELLING)

    def test_methods(self):
        for method in METHODS:
            with self.subTest(method=method):
                self.each(lambda address, method=method: self.ask(method, address))

    def test_headers(self):
        for headers in HEADERS:
            with self.subTest(headers=headers):
                self.each(lambda address, headers=headers: self.ask("GET", address, **headers))

    def test_addresses(self):
        for pattern in WRITTEN:
            with self.subTest(pattern=pattern):
                self.each(lambda address, pattern=pattern: self.ask("GET", _as(pattern, address)))

    def test_upper_case(self):
        for _name, hidden, missing in self.doors():
            with self.subTest(address=hidden):
                found, nothing = self.ask("GET", hidden.upper()), self.ask("GET", missing.upper())
                self.assertEqual(found.status_code, nothing.status_code)
                self.assertNotIn(found.status_code, TELLING)

    def test_pictures(self):
        for name, addresses in self.addresses.items():
            for headers in [{}, *HEADERS[:8]]:
                with self.subTest(entry=name, headers=headers):
                    response = self.ask("GET", addresses[-1], **headers)
                    self.assertEqual(response.status_code, 404)

    def test_headers_that_name_another_address(self):
        plain = self.ask("GET", "/en/news/").getvalue()
        for header in READDRESSED:
            for _name, hidden, _missing in self.doors():
                with self.subTest(header=header, address=hidden):
                    response = self.ask("GET", "/en/news/", **{header: hidden})
                    self.assertEqual(response.getvalue(), plain)


class ValidatorTests(DoorCase):
    def test_what_an_allowed_reader_got_opens_nothing(self):
        for name in ["users", "groups"]:
            for address in self.addresses[name]:
                self.client.force_login(User.objects.create(username=address, is_superuser=True))
                allowed = self.client.get(address)
                tag = allowed.get("ETag", '"x"')
                changed = allowed.get("Last-Modified", FUTURE)
                allowed.getvalue()
                self.client.logout()
                for headers in [
                    {"HTTP_IF_NONE_MATCH": tag},
                    {"HTTP_IF_MODIFIED_SINCE": changed},
                    {"HTTP_IF_RANGE": tag, "HTTP_RANGE": "bytes=0-9"},
                    {"HTTP_IF_MATCH": tag},
                    {"HTTP_IF_UNMODIFIED_SINCE": changed},
                ]:
                    with self.subTest(address=address, headers=headers):
                        response = self.client.get(address, **headers)
                        self.assertEqual(response.status_code, 404)
                        for told in ["Content-Range", "Accept-Ranges", "Last-Modified"]:
                            self.assertNotIn(told, response)


class GuessedNumberTests(DoorCase):
    def test_of_a_picture_or_file_find_nothing(self):
        stamp = self.addresses["users"][-1].rpartition("-")[2]
        for number in ODD_NUMBERS:
            for address in [
                f"/files/images/{number}-480-{stamp}", f"/files/images/{number}-960-{stamp}",
                f"/files/{number}.en.pdf", f"/files/unicorn-users.en.rev{number}.pdf",
                f"/en/news/{number}/", f"/en/news/unicorn-users/{number}/",
            ]:  # fmt: skip
                with self.subTest(address=address):
                    self.assertIn(self.client.get(address).status_code, {400, 404})

    def test_stored_names_are_no_addresses(self):
        for file in DocumentFile.objects.all():
            for folder in ["/", "/media/", "/files/", "/var/media/", "/static/", "/protected/"]:
                with self.subTest(folder=folder):
                    status = self.client.get(f"{folder}{file.file.name}").status_code
                    self.assertIn(status, {302, 404})


class AgeTests(DoorCase):
    """A file that was public is gone at once at each of its addresses, and stays gone."""

    def test_withdrawn_restricted_and_replaced(self):
        address = self.make("unicorn-open", 7)[2]
        tag = self.client.head(address)["ETag"]
        attachment = Document.objects.get(slug="unicorn-open").attachments.get()
        attachment.access = FileAccess.REGISTERED
        attachment.save()
        self.assert_gone(address, tag)
        content = ContentFile(make_pdf("en", "New", ["Words"]), name="new.pdf")
        new = DocumentFile(document=attachment.document, language="en", title="N", file=content)
        new.save()
        self.assert_gone(address, tag)
        attachment.access = FileAccess.INHERIT
        attachment.save()
        attachment.entry.versions.get().withdraw(User(is_superuser=True))
        self.assert_gone(address, tag)
        attachment.delete()
        self.assert_gone(address, tag)

    def assert_gone(self, address, tag):
        for place in [
            address,
            address.replace(".pdf", ".rev1.pdf"),
            address.replace("pdf", "docx"),
        ]:
            for headers in [{}, {"HTTP_IF_NONE_MATCH": tag}, {"HTTP_RANGE": "bytes=0-9"}]:
                for method in [self.client.get, self.client.head]:
                    self.assertEqual(method(place, **headers).status_code, 404)


def _as(pattern, address):
    folder, name = address.rstrip("/").rsplit("/", 1)
    return pattern.format(folder=f"{folder}/", name=name)
