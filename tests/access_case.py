"""Entries of every access and readers of every kind: what the tests of access look at."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from catalogue.models import Instrument
from content.models import Access, Attachment, Redirect, Version
from content.roles import ADMINISTRATOR, AUTHOR, EDITOR
from library.models import Document, DocumentFile
from members.models import Member
from newsroom.models import News
from sample.pdf import make_pdf
from sample.pictures import drawn
from tests.access_table import KINDS, record_address
from tests.factories import make_accession, make_affiliation, make_member, make_partner, make_user


def consume(response):
    """Read a file to its end, which closes it without closing the test's connection."""
    if response.streaming:
        b"".join(response.streaming_content)


class AccessCase(TestCase):
    """One entry of each kind and access, and a reader of each kind."""

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
        self.clients = {}

    def sign_in(self, reader):
        """Go on as this reader, who signs in once in a test."""
        if reader not in self.clients:
            self.clients[reader] = self.client_class()
            if reader != "anonymous":
                self.clients[reader].force_login(self.users[reader])
        self.client = self.clients[reader]

    def doors(self, name, entry):
        """Every address that serves this entry alone."""
        return [
            *(record_address(folder, f"unicorn-{name}") for folder in KINDS),
            f"/fr/news/unicorn-{name}/",
            f"/en/events/unicorn-{name}/event.ics",
            f"/files/unicorn-{name}.en.pdf",
            f"/files/unicorn-{name}.en.rev1.pdf",
            entry.picture.renditions[0]["url"],
        ]
