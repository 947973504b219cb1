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
from catalogue.models import Instrument
from content.models import Access, Attachment, Redirect, Version
from content.models.attachment import FileAccess
from content.roles import ADMINISTRATOR, AUTHOR, EDITOR
from library.models import Document, DocumentFile
from members.models import Member
from newsroom.models import News
from sample.pdf import make_pdf
from sample.pictures import drawn
from tests.access_accounts import BY_SIGN_IN, FOR_FOCAL_POINT
from tests.access_table import (
    BY_ENTRY,
    EVERYBODY,
    FINDERS,
    FOR_ANYBODY,
    KINDS,
    MAY_READ,
    READERS,
    SIGNED_IN,
    STAFF,
    SURFACES,
    address,
    record_address,
)
from tests.factories import make_accession, make_affiliation, make_member, make_partner, make_user


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
        cls.affiliate(group)
        now = timezone.now()
        cls.entries = {
            access: cls.make(access, access=access, groups=[group]) for access in Access.values
        }
        cls.entries["draft"] = cls.make("draft", titles={})
        cls.entries["future"] = cls.make("future", published_at=now + timedelta(days=1))
        cls.entries["expired"] = cls.make(
            "expired", published_at=now - timedelta(days=2), expires_at=now - timedelta(days=1)
        )
        cls.entries["withdrawn"] = cls.make("withdrawn")
        for version in Version.objects.filter(entry__slug__endswith="unicorn-withdrawn"):
            version.withdraw(User(is_superuser=True))
        cls.accede()

    @classmethod
    def affiliate(cls, group):
        """People of organizations; those who are closed out had been in the group."""
        yesterday = timezone.localdate() - timedelta(days=1)
        at_member = make_member({}, slug="administration", joined_on="")
        for reader in ["delegate", "focal", "ended", "switched_off"]:
            role = "focal_point" if reader == "focal" else "delegate"
            affiliation = make_affiliation(member=at_member, role=role)
            cls.users[reader] = affiliation.user
            if reader != "focal":
                affiliation.groups.add(group)
        cls.users["partner"] = make_affiliation(partner=make_partner({})).user
        User.objects.filter(pk=cls.users["ended"].pk).update(expires_on=yesterday)
        cls.users["ended"].affiliations.update(ends_on=yesterday)
        User.objects.filter(pk=cls.users["switched_off"].pk).update(is_active=False)

    @classmethod
    def accede(cls):
        """Everybody is a party to the public instrument, and the public party to every one.

        One more accession names the news items, whoever may read them.
        """
        instruments = {entry.slug: entry for entry in Instrument.objects.all()}
        members = {entry.slug: entry for entry in Member.objects.all()}
        public = "unicorn-public"
        for slug, instrument in instruments.items():
            news = News.objects.get(slug=slug)
            make_accession(instruments[public], members[slug], news=news)
            make_accession(instruments[public], make_member(joined_on=""), news=news)
            if slug != public:
                make_accession(instrument, members[public])

    @classmethod
    def make(cls, name, titles=None, **columns):
        """An entry of each kind with a unique title, at predictable addresses; a draft of it
        where there are no titles. The news item, with a picture and a document, is returned.
        """
        title = {"en": f"Unicorn {name}"} if titles is None else titles
        entries = {
            folder: make(title, slug=f"unicorn-{name}", **columns)
            for folder, (_name, make) in KINDS.items()
        }
        for entry in entries.values() if not title else []:
            entry.write("en", title=f"Unicorn {name}")
        news = entries["news"]
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
            *(record_address(folder, f"unicorn-{name}") for folder in KINDS),
            f"/fr/news/unicorn-{name}/",
            f"/files/unicorn-{name}.en.pdf",
            f"/files/unicorn-{name}.en.rev1.pdf",
            entry.picture.renditions[0]["url"],
        ]

    def test_every_url_name_is_in_the_table(self):
        public = {name for name in url_names() if not name.startswith("admin:")}
        self.assertEqual(public, {*EVERYBODY, *BY_ENTRY, *BY_SIGN_IN, "admin_sign_in"})

    def test_pages_for_everybody_answer_everybody(self):
        for name, (place, status) in EVERYBODY.items():
            for reader in READERS:
                with self.subTest(name=name, reader=reader):
                    self.sign_in(reader)
                    self.assertEqual(self.client.get(place).status_code, status)

    def test_account_pages_depend_on_having_signed_in(self):
        for name, (place, anonymous, signed_in) in BY_SIGN_IN.items():
            for reader in READERS:
                with self.subTest(name=name, reader=reader):
                    self.sign_in(reader)
                    expected = signed_in if reader in SIGNED_IN else anonymous
                    if reader == "focal" and name in FOR_FOCAL_POINT:
                        expected = 200
                    self.assertEqual(self.client.get(place).status_code, expected)

    def test_no_address_of_the_admin_opens_for_others_than_staff(self):
        names = {name for name in url_names() if name.startswith("admin:")} - FOR_ANYBODY
        self.assertGreater(len(names), 40)
        for name in sorted(names):
            for place in addresses_of(name):
                for reader in sorted(set(READERS) - STAFF):
                    with self.subTest(name=name, address=place, reader=reader):
                        self.sign_in(reader)
                        self.assertIn(self.client.get(place).status_code, {302, 403, 404})

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
                        gone = 410 if name == "withdrawn" and "/files/" not in door else 404
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
        for reader in READERS:
            self.sign_in(reader)
            for surface in SURFACES:
                body = self.client.get(surface).getvalue().decode()
                for name, readers in MAY_READ.items():
                    with self.subTest(reader=reader, surface=surface, entry=name):
                        if reader not in readers:
                            self.assertNotIn(f"Unicorn {name}", body)

    def test_counts_hold_only_what_a_reader_may_read(self):
        for reader in READERS:
            self.sign_in(reader)
            lists = [address(folder, rest) for folder in FINDERS for rest in ["", "?q=unicorn"]]
            for list_address in lists:
                with self.subTest(reader=reader, address=list_address):
                    total = self.client.get(list_address).context["finder"].total
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
