"""Rights that end: what was found a second ago is shown nowhere, though pages are kept."""

import json
from datetime import timedelta

from django.core.cache import caches
from django.test import override_settings
from django.utils import timezone

from accounts.models import User
from content.models import Access, Attachment
from content.models.attachment import FileAccess
from library.models import FilePage
from search.counting import count_words
from search.models import BestBet
from tests.cases import CommittingTestCase
from tests.factories import make_affiliation, make_file, make_news, make_topic, make_user
from tests.meeting_factories import (
    make_event,
    make_meeting,
    make_registration,
    make_registration_form,
    make_working_document,
)
from tests.search.hidden import word_of
from tests.test_caches import KEEPING

DOORS = [
    "/en/search/?q={word}", "/en/search/?q=hushword", "/en/search/?q={typo}",
    "/en/search/?q={start}", "/en/search/feed.json?q={word}", "/en/search/feed.atom?q={word}",
    "/en/search/suggestions/?q={start}", "/en/search/suggestions/?q=pinned",
    "/en/news/?q={word}", "/en/news/feed.csv?q={word}",
]  # fmt: skip


def restrict(news):
    news.access = Access.GROUPS
    news.save()


def withdraw(news):
    news.versions.get().withdraw(User(is_superuser=True))


def expire(news):
    news.published_at = timezone.now() - timedelta(days=1)
    news.expires_at = timezone.now()
    news.save()


def lock(news):
    Attachment.objects.filter(entry=news).update(access=FileAccess.REGISTERED)


def hide(news):
    Attachment.objects.filter(entry=news).update(shown_at=None)


def take_away(news):
    Attachment.objects.filter(entry=news).delete()


def delete(news):
    news.delete()


@override_settings(CACHES=KEEPING)
class AtOnceTests(CommittingTestCase):
    def setUp(self):
        for cache in caches.all():
            cache.clear()

    def items(self, ways, *, in_file):
        """A public item for each way, with its own word in the title or in its file."""
        for way in ways:
            word = word_of("item", way.__name__)
            news = make_news({"en": "Plain" if in_file else f"Pinned {word} hushword"})
            if in_file:
                page = {"number": 1, "language": "en", "text": f"{word} hushword"}
                FilePage.objects.create(file=make_file(news).document.files.get(), **page)
            BestBet.objects.create(words="pinned", folded="pinned", entry=news)
            yield way, word, news

    def asked(self, word):
        """Every door that the word may be shown behind, as somebody asks for it."""
        names = {"word": word, "typo": f"{word[:8]}x{word[9:]}", "start": word[:9]}
        return [door.format(**names) for door in DOORS]

    def assert_ends(self, ways, *, in_file=False):
        items = list(self.items(ways, in_file=in_file))
        count_words()
        for way, word, news in items:
            answers = {door: self.client.get(door) for door in self.asked(word)}
            found = [door for door, told in answers.items() if shown(told, word)]
            self.assertGreater(len(found), 3, way.__name__)
            way(news)
            for door, before in answers.items():
                with self.subTest(way.__name__, door=door):
                    told = self.client.get(door, HTTP_IF_NONE_MATCH=before["ETag"])
                    # What showed nothing of it before may say the same now.
                    self.assertIn(told.status_code, {200} if door in found else {200, 304})
                    self.assertFalse(shown(told, word))

    def test_entries(self):
        self.assert_ends([restrict, withdraw, expire, delete])

    def test_files_of_entries(self):
        self.assert_ends([lock, hide, take_away], in_file=True)


@override_settings(CACHES=KEEPING)
class ReaderAtOnceTests(CommittingTestCase):
    """A person who loses a group finds nothing of it with the next request."""

    def setUp(self):
        for cache in caches.all():
            cache.clear()
        self.event = make_event({"en": "Open"})
        self.group = self.event.participants_group()
        self.word = word_of("reader", "group")
        columns = {"access": Access.GROUPS, "groups": [self.group]}
        topic = make_topic(f"Topic {self.word}", **columns)
        make_news({"en": f"Item {self.word}"}, topics=[topic], **columns)
        paper = make_working_document(make_meeting(self.event), "HUSH/26/1", access="groups")
        paper.groups.add(self.group)
        page = {"number": 1, "language": "en", "text": f"Paper {self.word}"}
        FilePage.objects.create(file=paper.document.files.get(), **page)
        self.reader = make_user()
        self.client.force_login(self.reader)

    def assert_finds(self, number):
        told = self.client.get(f"/en/search/?q={self.word}")
        self.assertEqual(told.context["finder"].total, number)
        told = self.client.get(f"/en/search/feed.json?q={self.word}")
        told = json.loads(told.getvalue())
        self.assertEqual(len(told["items"]), number)
        told = self.client.get(f"/en/news/?q={self.word}")
        self.assertEqual(told.context["finder"].total, min(number, 1))
        told = self.client.get(f"/en/search/suggestions/?q={self.word}")
        self.assertEqual("Topic" in told.text, bool(number))

    def test_by_hand(self):
        self.assert_finds(0)
        self.reader.groups.add(self.group)
        self.assert_finds(3)
        self.reader.groups.remove(self.group)
        self.assert_finds(0)

    def test_by_affiliation(self):
        affiliation = make_affiliation(self.reader)
        affiliation.groups.add(self.group)
        self.assert_finds(3)
        affiliation.delete()
        self.assert_finds(0)

    def test_by_registration(self):
        place = make_registration(make_registration_form(self.event), self.reader)
        self.assert_finds(3)
        place.withdraw(self.reader)
        self.assert_finds(0)


def shown(response, word):
    """Whether an answer shows the word elsewhere than where it repeats what was typed."""
    body = response.getvalue().decode()
    typed = response.wsgi_request.GET.get("q", "")
    if response.context and "finder" in response.context:
        finder = response.context["finder"]
        return bool(finder.total) and word in body if typed == word else word in body
    return word in body.replace(f"q={word}", "") if typed == word else word in body
