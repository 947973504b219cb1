"""What the log holds of those who were refused."""

import json
import logging
from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from audit.models import Action, Record
from content.models import Access
from content.models.attachment import FileAccess
from sample.pictures import drawn
from tests.factories import (
    make_file,
    make_instrument,
    make_news,
    make_topic,
    make_user,
)
from wco_portal.logs import JsonFormatter

LOGGER = "content.denials"


class DenialTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        now = timezone.now()
        make_news(slug="for-users", access=Access.REGISTERED)
        make_news(slug="for-groups", access=Access.GROUPS)
        make_news({}, slug="draft").write("en", title="Draft")
        make_news(slug="future", published_at=now + timedelta(days=1))
        make_news(
            slug="expired",
            published_at=now - timedelta(days=2),
            expires_at=now - timedelta(days=1),
        )
        make_news(slug="withdrawn").versions.get().withdraw(User(is_superuser=True))
        make_instrument(slug="secret", access=Access.GROUPS)
        make_topic("Secret", slug="secret", access=Access.GROUPS)
        picture = drawn(3)
        picture.save()
        open_news = make_news(slug="open", picture=picture)
        file = make_file(open_news, access=FileAccess.GROUPS)
        cls.file = f"/files/{file.document.slug}.en.pdf"
        make_news(slug="closed", picture=picture, access=Access.GROUPS)
        open_news.picture = None
        open_news.save()
        cls.picture = picture.renditions[0]["url"]
        cls.reader = make_user()

    def lines(self, address, status=404, **headers):
        with self.assertLogs(LOGGER, logging.WARNING) as logs:
            logging.getLogger(LOGGER).warning("asked")
            self.assertEqual(self.client.get(address, **headers).status_code, status)
        return [record.getMessage() for record in logs.records[1:]]

    def test_says_the_rule(self):
        cases = {
            "/en/news/for-users/": "access: registered",
            "/en/news/for-groups/": "access: groups",
            "/fr/news/for-groups/": "access: groups",
            "/en/news/draft/": "not published",
            "/en/news/future/": "not published yet",
            "/en/news/expired/": "expired",
            "/en/instruments/secret/parties/": "access: groups",
            "/en/instruments/secret/parties/feed.csv": "access: groups",
            "/en/topics/secret/tools/": "access: groups",
            self.file: "file for other readers",
            self.picture: "picture of pages for other readers",
        }
        for address, rule in cases.items():
            with self.subTest(address=address):
                self.assertEqual(self.lines(address), [f"denied: anonymous, GET {address}, {rule}"])

    def test_a_withdrawn_page_is_told_and_logged(self):
        line = "denied: anonymous, GET /en/news/withdrawn/, withdrawn"
        self.assertEqual(self.lines("/en/news/withdrawn/", 410), [line])

    def test_says_nothing_of_a_wrong_address(self):
        for address in ["/en/news/nowhere/", "/files/nowhere.en.pdf", "/en/nowhere/"]:
            with self.subTest(address=address):
                self.assertEqual(self.lines(address), [])

    def test_names_who_signed_in_by_number_and_keeps_it_in_the_audit_log(self):
        self.client.force_login(self.reader)
        address = "/en/news/for-groups/"
        line = f"denied: user {self.reader.pk}, GET {address}, access: groups"
        self.assertEqual(self.lines(address), [line])
        record = Record.objects.get(action=Action.DENIED)
        self.assertEqual((record.actor_id, record.subject), (self.reader.pk, address))

    def test_keeps_nothing_of_anonymous_visitors_in_the_audit_log(self):
        count = Record.objects.count()
        self.lines("/en/news/for-groups/")
        self.assertEqual(Record.objects.count(), count)

    def test_says_when_the_admin_refuses_somebody(self):
        author = make_user("Translator")
        self.client.force_login(author)
        address = "/admin/newsroom/news/add/"
        line = f"denied: user {author.pk}, GET {address}, no permission"
        self.assertEqual(self.lines(address, 403), [line])

    def test_holds_no_query(self):
        secret = "/en/news/for-groups/?token=s3cret&next=%0d%0aforged"
        (line,) = self.lines(secret)
        self.assertNotIn("s3cret", line)
        self.assertNotIn("forged", line)

    def test_is_one_line_of_the_log_whatever_the_path(self):
        record = logging.makeLogRecord(
            {"name": LOGGER, "msg": "denied: %s", "args": ("a\r\nb\u2028",)}
        )
        text = JsonFormatter().format(record)
        self.assertEqual(len(text.splitlines()), 1)
        self.assertEqual(json.loads(text)["message"], "denied: a\r\nb\u2028")

    def test_costs_the_same_for_what_is_hidden_and_what_does_not_exist(self):
        self.client.get("/en/news/nowhere/")
        for address in ["/en/news/for-groups/", "/en/news/nowhere-1/"]:
            with self.subTest(address=address), self.assertNumQueries(5):
                self.client.get(address)
