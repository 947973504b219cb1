"""What the audit log holds of entries and their files."""

from django.contrib.auth.models import Group

from audit.models import Action, Record
from content.models import Access
from content.models.attachment import FileAccess
from content.roles import PUBLISHER
from tests.content.editing import LIST, EditingTestCase, form_url
from tests.factories import make_affiliation, make_file, make_news, make_user


class WorkflowTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.news = make_news({"en": "Palau joins"}, slug="palau")

    def setUp(self):
        self.client.force_login(self.publisher)
        self.start = Record.objects.count()

    def new(self):
        return list(Record.objects.order_by("pk"))[self.start :]

    def test_holds_who_published_and_withdrew(self):
        url = form_url(self.news)
        self.send(url, self.open(url), "_publish", title="Palau has joined")
        self.client.post(f"/admin/newsroom/news/{self.news.pk}/withdraw/?language=en")
        found = [(row.action, row.actor_id, row.subject) for row in self.new()]
        subject = "newsroom.news palau"
        self.assertEqual(
            found,
            [
                (Action.PUBLISHED, self.publisher.pk, subject),
                (Action.WITHDRAWN, self.publisher.pk, subject),
            ],
        )
        details = {"entry": self.news.pk, "language": "en", "version": 2}
        self.assertEqual(self.new()[0].details, details)

    def test_holds_what_was_done_in_bulk(self):
        sent = {"action": "withdraw_all", "_selected_action": [self.news.pk], "confirmed": "1"}
        self.client.post(LIST, sent)
        self.assertEqual([row.action for row in self.new()], [Action.WITHDRAWN])

    def test_holds_nothing_of_a_step_that_failed(self):
        self.client.force_login(make_user("Author"))
        self.client.post(f"/admin/newsroom/news/{self.news.pk}/withdraw/?language=en")
        self.assertNotIn(Action.WITHDRAWN, [row.action for row in self.new()])

    def test_holds_a_change_of_access_with_what_was_before(self):
        url, group = form_url(self.news), Group.objects.create(name="Council")
        self.send(url, self.open(url), access=Access.GROUPS, groups=[group.pk])
        (row,) = self.new()
        self.assertEqual((row.action, row.actor_id), (Action.ACCESS_CHANGED, self.publisher.pk))
        before = {"access": "public", "groups": [], "files": {}}
        self.assertEqual(row.details["before"], before)
        self.assertEqual(row.details["after"], before | {"access": "groups", "groups": ["Council"]})

    def test_holds_a_change_of_access_to_a_file(self):
        attachment = make_file(self.news)
        url = form_url(self.news)
        sent = {
            "attachments-TOTAL_FORMS": 1, "attachments-INITIAL_FORMS": 1,
            "attachments-0-id": attachment.pk, "attachments-0-entry": self.news.pk,
            "attachments-0-document": attachment.document_id, "attachments-0-position": 0,
            "attachments-0-access": "registered",
        }  # fmt: skip
        self.send(url, self.open(url) | sent)
        (row,) = self.new()
        slug = attachment.document.slug
        self.assertEqual(row.details["after"]["files"], {slug: ["registered", []]})

    def test_holds_nothing_of_a_correction(self):
        url = form_url(self.news)
        self.send(url, self.open(url), source="Council")
        self.assertEqual(self.new(), [])


class OpeningTests(EditingTestCase):
    """Each opening of a restricted file stands in the log, once."""

    @classmethod
    def setUpTestData(cls):
        cls.reader = make_user()
        cls.news = make_news(slug="report")
        cls.attachment = make_file(cls.news, access=FileAccess.REGISTERED)
        cls.address = f"/files/{cls.attachment.document.slug}.en.pdf"

    def setUp(self):
        self.client.force_login(self.reader)

    def fetch(self, method="get", **headers):
        response = getattr(self.client, method)(self.address, **headers)
        if response.streaming:
            b"".join(response.streaming_content)
        return response

    def opened(self):
        return Record.objects.filter(action=Action.FILE_OPENED)

    def test_says_who_what_and_from_where(self):
        self.fetch()
        record = self.opened().get()
        self.assertEqual((record.actor_id, record.subject), (self.reader.pk, "File"))
        self.assertEqual(record.details["address"], self.address)
        self.assertEqual(record.place, "127.0.0.1")
        self.assertTrue(record.request_id)

    def test_parts_of_a_file_are_one_opening_wherever_they_begin(self):
        for part in ["bytes=5-9", "bytes=0-4", "bytes=10-"]:
            self.assertEqual(self.fetch(HTTP_RANGE=part).status_code, 206)
        self.assertEqual(self.opened().count(), 1)

    def test_is_recorded_each_time_it_is_fetched_whole(self):
        self.fetch()
        self.fetch()
        self.assertEqual(self.opened().count(), 2)

    def test_nothing_is_recorded_of_an_answer_without_content(self):
        tag = self.fetch("head")["ETag"]
        self.assertEqual(self.fetch(HTTP_IF_NONE_MATCH=tag).status_code, 304)
        self.assertEqual(self.fetch(HTTP_RANGE="bytes=99999999-").status_code, 416)
        self.assertFalse(self.opened().exists())

    def test_nothing_is_recorded_of_a_public_file(self):
        self.attachment.access = FileAccess.INHERIT
        self.attachment.save()
        self.fetch()
        self.assertFalse(self.opened().exists())

    def test_nobody_who_is_refused_leaves_an_opening(self):
        self.attachment.access = FileAccess.GROUPS
        self.attachment.save()
        self.assertEqual(self.fetch().status_code, 404)
        self.assertFalse(self.opened().exists())

    def test_an_affiliation_opens_a_file_for_its_group_as_long_as_it_lasts(self):
        self.attachment.access = FileAccess.GROUPS
        self.attachment.save()
        group = Group.objects.get(name="Delegates of Members")
        self.attachment.groups.add(group)
        affiliation = make_affiliation(self.reader)
        self.assertEqual(self.fetch().status_code, 200)
        affiliation.ends_on = affiliation.starts_on
        affiliation.save()
        self.assertEqual(self.fetch().status_code, 404)
