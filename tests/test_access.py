"""Who may read what: every address x every kind of reader, and every door of every entry.

An entry that a reader may not read answers exactly like an address that nobody ever made.
"""

from contextlib import suppress
from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import TestCase
from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from accounts.models import User
from content.models import Access, Attachment, Redirect
from content.models.attachment import FileAccess
from content.roles import ADMINISTRATOR, AUTHOR, EDITOR
from library.models import Document, DocumentFile
from sample.pdf import make_pdf
from sample.pictures import drawn
from tests.factories import make_news, make_user

READERS = ["anonymous", "registered", "member", "other", "author", "editor", "administrator"]
SIGNED_IN = set(READERS[1:])
STAFF = {"author", "editor", "administrator"}

# What each reader may open: by access of the entry.
MAY_READ = {
    Access.PUBLIC: set(READERS),
    Access.REGISTERED: SIGNED_IN,
    Access.GROUPS: {"member", "administrator"},
    "draft": set(),
    "future": set(),
    "expired": set(),
    "withdrawn": set(),
}

# Addresses that are the same for everybody: URL name -> (address, status).
EVERYBODY = {
    "choose_language": ("/", 302),
    "healthz": ("/healthz", 200),
    "readyz": ("/readyz", 200),
    "robots": ("/robots.txt", 200),
    "security": ("/.well-known/security.txt", 200),
    "sitemap": ("/sitemap.xml", 200),
    "sitemap_section": ("/sitemap-1.xml", 200),
    "pages:home": ("/en/", 200),
    "pages:a_to_z": ("/en/a-z/", 200),
    "pages:question_list": ("/en/faq/", 200),
    "pages:service_list": ("/en/services/", 200),
    "pages:site_map": ("/en/sitemap/", 200),
    "content:term_list": ("/en/glossary/", 200),
    "content:term_atom": ("/en/glossary/feed.atom", 200),
    "content:term_csv": ("/en/glossary/feed.csv", 200),
    "content:term_json": ("/en/glossary/feed.json", 200),
    "content:topic_list": ("/en/topics/", 200),
    "newsroom:news_list": ("/en/news/", 200),
    "newsroom:news_atom": ("/en/news/feed.atom", 200),
    "newsroom:news_csv": ("/en/news/feed.csv", 200),
    "newsroom:news_json": ("/en/news/feed.json", 200),
}
# What the admin shows to everybody: nothing but the way in and out.
# (None is the catch-all, which answers 404 or leads to signing in.)
FOR_ANYBODY = {"admin:login", "admin:logout", "admin:None"}
# Addresses that depend on the entry: tested below, door by door.
BY_ENTRY = {
    "newsroom:news_detail",
    "content:term_detail",
    "pages:question_detail",
    "content:topic_detail",
    "content:topic_section",
    "pages:page_detail",
    "below",
    "file",
    "file_revision",
    "image",
}
# Addresses that depend on having signed in: URL name -> (address, anonymous, signed in).
BY_SIGN_IN = {
    "accounts:sign_in": ("/en/account/sign-in/", 200, 302),
    "accounts:sign_out": ("/en/account/sign-out/", 405, 405),
}


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


def consume(response):
    """Read a file to its end, which closes it without closing the test's connection."""
    if response.streaming:
        b"".join(response.streaming_content)


class AccessTableTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        group, other = Group.objects.create(name="PTC"), Group.objects.create(name="Council")
        cls.users = {
            "registered": make_user(),
            "member": make_user(),
            "other": make_user(),
            "author": make_user(AUTHOR),
            "editor": make_user(EDITOR),
            "administrator": make_user(ADMINISTRATOR, is_superuser=True),
        }
        cls.users["member"].groups.add(group)
        cls.users["other"].groups.add(other)
        now = timezone.now()
        cls.entries = {
            access: cls.make(access, access=access, groups=[group]) for access in Access.values
        }
        cls.entries["draft"] = cls.make("draft", titles={})
        cls.entries["draft"].write("en", title="Unicorn draft")
        cls.entries["future"] = cls.make("future", published_at=now + timedelta(days=1))
        cls.entries["expired"] = cls.make(
            "expired", published_at=now - timedelta(days=2), expires_at=now - timedelta(days=1)
        )
        cls.entries["withdrawn"] = cls.make("withdrawn")
        for version in cls.entries["withdrawn"].versions.all():
            version.withdraw(User(is_superuser=True))

    @classmethod
    def make(cls, name, titles=None, **columns):
        """An entry with a unique title, a picture and a document, at predictable addresses."""
        title = {"en": f"Unicorn {name}"} if titles is None else titles
        news = make_news(title, slug=f"unicorn-{name}", **columns)
        picture = drawn(len(name))
        picture.pk, picture.title = None, name
        picture.save()
        news.picture = picture
        news.save()
        document = Document.objects.create(slug=f"unicorn-{name}")
        for _revision in range(2):
            DocumentFile(
                document=document,
                language="en",
                title=f"Unicorn file {name}",
                file=ContentFile(make_pdf("en", name, [name]), name="unicorn.pdf"),
            ).save()
        Attachment.objects.create(entry=news, document=document)
        Redirect.objects.create(path=f"old/{name}.aspx", entry=news)
        return news

    def setUp(self):
        cache.clear()

    def sign_in(self, reader):
        self.client.logout()
        if reader != "anonymous":
            self.client.force_login(self.users[reader])

    def doors(self, name, entry):
        """Every address that serves this entry alone."""
        return [
            f"/en/news/unicorn-{name}/",
            f"/fr/news/unicorn-{name}/",
            f"/files/unicorn-{name}.en.pdf",
            f"/files/unicorn-{name}.en.rev1.pdf",
            entry.picture.renditions[0]["url"],
        ]

    def test_every_url_name_is_in_the_table(self):
        public = {name for name in url_names() if not name.startswith("admin:")}
        self.assertEqual(public, {*EVERYBODY, *BY_ENTRY, *BY_SIGN_IN, "admin_sign_in"})

    def test_pages_for_everybody_answer_everybody(self):
        for name, (address, status) in EVERYBODY.items():
            for reader in READERS:
                with self.subTest(name=name, reader=reader):
                    self.sign_in(reader)
                    self.assertEqual(self.client.get(address).status_code, status)

    def test_account_pages_depend_on_having_signed_in(self):
        for name, (address, anonymous, signed_in) in BY_SIGN_IN.items():
            for reader in READERS:
                with self.subTest(name=name, reader=reader):
                    self.sign_in(reader)
                    expected = anonymous if reader == "anonymous" else signed_in
                    self.assertEqual(self.client.get(address).status_code, expected)

    def test_no_address_of_the_admin_opens_for_others_than_staff(self):
        names = {name for name in url_names() if name.startswith("admin:")} - FOR_ANYBODY
        self.assertGreater(len(names), 40)
        for name in sorted(names):
            for address in addresses_of(name):
                for reader in sorted(set(READERS) - STAFF):
                    with self.subTest(name=name, address=address, reader=reader):
                        self.sign_in(reader)
                        self.assertIn(self.client.get(address).status_code, {302, 403, 404})

    def test_the_admin_is_for_staff(self):
        for reader in READERS:
            with self.subTest(reader=reader):
                self.sign_in(reader)
                status = self.client.get("/admin/").status_code
                self.assertEqual(status, 200 if reader in STAFF else 302)
                is_refused = reader in SIGNED_IN - STAFF
                status = self.client.get("/admin/login/").status_code
                self.assertEqual(status, 404 if is_refused else 302)

    def test_every_door_of_every_entry(self):
        for name, entry in self.entries.items():
            for reader in READERS:
                self.sign_in(reader)
                for door in self.doors(name, entry):
                    with self.subTest(entry=name, reader=reader, door=door):
                        is_staff_picture = reader in STAFF and "/images/" in door
                        may = reader in MAY_READ[name] or is_staff_picture
                        gone = 410 if name == "withdrawn" and "/news/" in door else 404
                        for method in [self.client.get, self.client.head]:
                            response = method(door)
                            self.assertEqual(response.status_code, 200 if may else gone)
                            consume(response)

    def test_conditional_and_partial_requests_open_no_door(self):
        self.sign_in("administrator")
        for name in [Access.REGISTERED, Access.GROUPS]:
            for door in self.doors(name, self.entries[name]):
                allowed = self.client.get(door)
                tags = {
                    "HTTP_IF_NONE_MATCH": allowed.get("ETag", "*"),
                    "HTTP_IF_MODIFIED_SINCE": "Wed, 01 Jan 2098 00:00:00 GMT",
                    "HTTP_RANGE": "bytes=0-9",
                }
                consume(allowed)
                self.client.logout()
                with self.subTest(door=door):
                    self.assertEqual(self.client.get(door, **tags).status_code, 404)
                self.sign_in("administrator")

    def test_no_list_names_what_a_reader_may_not_read(self):
        surfaces = [
            "/en/", "/en/news/", "/en/news/?q=unicorn", "/en/news/?sort=oldest",
            "/en/news/feed.atom", "/en/news/feed.csv", "/en/news/feed.json", "/sitemap-1.xml",
            "/en/news/unicorn-public/", "/en/unicorn-draft/",
        ]  # fmt: skip
        for reader in READERS:
            self.sign_in(reader)
            for surface in surfaces:
                body = self.client.get(surface).content.decode()
                for name, readers in MAY_READ.items():
                    with self.subTest(reader=reader, surface=surface, entry=name):
                        if reader not in readers:
                            self.assertNotIn(f"Unicorn {name}", body)

    def test_counts_hold_only_what_a_reader_may_read(self):
        for reader in READERS:
            self.sign_in(reader)
            for query in ["", "?q=unicorn"]:
                with self.subTest(reader=reader, query=query):
                    total = self.client.get(f"/en/news/{query}").context["finder"].total
                    may = [name for name, readers in MAY_READ.items() if reader in readers]
                    self.assertEqual(total, len(may))

    def test_old_addresses_lead_only_to_what_a_reader_may_read(self):
        for reader in READERS:
            self.sign_in(reader)
            for name, readers in MAY_READ.items():
                with self.subTest(reader=reader, entry=name):
                    response = self.client.get(f"/en/old/{name}.aspx")
                    expected = 301 if reader in readers else 404
                    self.assertEqual(response.status_code, expected)

    def test_what_may_not_be_read_looks_like_what_does_not_exist(self):
        missing = self.client.get("/en/news/unicorn-nowhere/").content.decode()
        for name in [Access.REGISTERED, Access.GROUPS, "draft", "future", "expired"]:
            with self.subTest(entry=name):
                hidden = self.client.get(f"/en/news/unicorn-{name}/").content.decode()
                self.assertEqual(
                    hidden.replace(f"unicorn-{name}", "").replace(f"unicorn {name}", ""),
                    missing.replace("unicorn-nowhere", "").replace("unicorn nowhere", ""),
                )

    def test_a_locked_file_of_a_public_entry_is_shown_with_its_lock(self):
        attachment = Attachment.objects.get(entry=self.entries[Access.PUBLIC])
        attachment.access = FileAccess.REGISTERED
        attachment.save()
        response = self.client.get("/en/news/unicorn-public/")
        self.assertContains(response, "Unicorn file public")
        self.assertNotContains(response, "/files/unicorn-public")
        self.assertEqual(self.client.get("/files/unicorn-public.en.pdf").status_code, 404)
        self.sign_in("registered")
        response = self.client.get("/files/unicorn-public.en.pdf")
        self.assertEqual(response.status_code, 200)
        consume(response)

    def test_answers_to_signed_in_readers_are_kept_nowhere(self):
        for door in self.doors(Access.REGISTERED, self.entries[Access.REGISTERED]):
            with self.subTest(door=door):
                self.sign_in("registered")
                response = self.client.get(door)
                self.assertEqual(response["Cache-Control"], "private, no-store")
                consume(response)

    def test_an_entry_that_is_restricted_is_gone_at_once(self):
        self.assertEqual(self.client.get("/en/news/unicorn-public/").status_code, 200)
        self.entries[Access.PUBLIC].access = Access.GROUPS
        self.entries[Access.PUBLIC].save()
        self.assertEqual(self.client.get("/en/news/unicorn-public/").status_code, 404)
        self.assertEqual(self.client.get("/en/news/").context["finder"].total, 0)
