"""The queue of requests in the admin: who waits, how long, and who may be the same person."""

from datetime import timedelta

from django.utils import timezone

from affiliations.models import EmailDomain
from content.roles import EDITOR
from tests.affiliations.officer import QUEUE, OfficerCase, page_of
from tests.factories import make_partner, make_request, make_user


class QueueTests(OfficerCase):
    def test_lists_first_who_has_waited_longest_and_nobody_unproved(self):
        now = timezone.now()
        oldest = make_request(given_name="Old", proved_at=now - timedelta(days=20))
        make_request(given_name="Gone", state="refused", ended_at=now)
        make_request(given_name="Unproved", state="sent")
        with self.assertNumQueries(6):
            page = self.client.get(QUEUE)
        names = [row.given_name for row in page.context["cl"].result_list]
        self.assertEqual(names, ["Old", "Ana", "Gone"])
        self.assertEqual(self.client.get(page_of(oldest)).status_code, 200)

    def test_costs_the_same_however_many_requests(self):
        for _ in range(10):
            make_request(member=self.member, handler=make_user())
        with self.assertNumQueries(6):
            self.client.get(QUEUE)

    def test_says_for_whom_and_from_which_kind_of_address(self):
        EmailDomain.objects.create(member=self.member, domain="customs.example")
        EmailDomain.objects.create(partner=make_partner(), domain="gmail.com")
        make_request(given_name="Below", member=self.member, email="x@mail.customs.example")
        make_request(given_name="Other", member=self.member, email="x@badcustoms.example")
        make_request(given_name="Free", member=self.member, email="x@gmail.com")
        page = self.client.get(QUEUE)
        flags = {row.given_name: row.is_official for row in page.context["cl"].result_list}
        self.assertEqual(flags, {"Ana": True, "Below": True, "Other": False, "Free": False})
        self.assertContains(page, "Palau")
        self.assertContains(page, "Free mail")

    def test_can_be_narrowed(self):
        mine = make_request(handler=self.officer)
        late = make_request(due_on=timezone.localdate() - timedelta(days=1))
        other = make_request(organization="other", member=None, other_name="Institute")
        cases = {
            "handler=me": [mine],
            "due=overdue": [late],
            "organization__exact=other": [other],
            "handler=nobody": [self.asked, late, other],
            "handler=odd": [self.asked, mine, late, other],
            "q=Institute": [other],
        }
        for query, expected in cases.items():
            with self.subTest(query=query):
                found = self.client.get(f"{QUEUE}?{query}").context["cl"].result_list
                self.assertEqual(list(found), expected)
        self.assertContains(self.client.get(QUEUE), "Overdue: ")

    def test_stands_on_the_desk_of_those_who_decide(self):
        make_request(due_on=timezone.localdate() - timedelta(days=1))
        page = self.client.get("/admin/")
        for words in ["To decide: 2", "Overdue: 1", f"{QUEUE}?state__exact=open"]:
            self.assertContains(page, words)
        self.client.force_login(make_user(EDITOR))
        self.assertNotContains(self.client.get("/admin/"), "To decide")

    def test_points_out_who_may_be_the_same_person(self):
        self.assertNotContains(self.client.get(page_of(self.asked)), "Perhaps the same person")
        make_request(given_name="ANA", family_name="lopez", email="other@x.example")
        make_user(first_name="Ana", last_name="Lopez", email="account@x.example")
        page = self.client.get(page_of(self.asked))
        for words in ["Perhaps the same person", "other@x.example", "account@x.example"]:
            self.assertContains(page, words)

    def test_page_shows_what_was_written_as_text(self):
        asked = make_request(given_name="<b>Ana</b>", purpose="<script>1</script>\nTwo")
        page = self.client.get(page_of(asked))
        self.assertContains(page, "&lt;b&gt;Ana&lt;/b&gt;")
        self.assertNotContains(page, "<script>1")
