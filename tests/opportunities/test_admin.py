"""Editing vacancies and tenders: the closing time is that of the clocks where it closes."""

from datetime import datetime
from zoneinfo import ZoneInfo

from content.roles import EDITOR, PUBLISHER
from opportunities.models import Vacancy
from tests.content.editing import EditingTestCase
from tests.factories import make_tender, make_user, make_vacancy

ADD = "/admin/opportunities/vacancy/add/"
TOKYO = ZoneInfo("Asia/Tokyo")


class OpportunityAdminTests(EditingTestCase):
    def setUp(self):
        self.client.force_login(make_user(PUBLISHER))

    def post(self, **columns):
        return make_vacancy(
            {"en": "Analyst"}, closes_at=datetime(2099, 1, 31, 17, tzinfo=TOKYO), zone="Asia/Tokyo",
            **columns,
        )  # fmt: skip

    def url(self, entry):
        name = entry._meta.model_name
        return f"/admin/opportunities/{name}/{entry.pk}/change/?language=en"

    def test_time_is_written_by_the_clocks_of_the_zone(self):
        values = self.open(ADD) | {
            "title": "Analyst", "reference": "V1", "category": "internship",
            "closes_at": "2099-07-01T23:59", "zone": "America/New_York",
            "required_languages": ["en", "fr"],
        }  # fmt: skip
        self.assertEqual(self.send(ADD, values).status_code, 302)
        post = Vacancy.objects.get()
        self.assertEqual(post.closes_at.isoformat(), "2099-07-02T03:59:00+00:00")
        self.assertEqual(post.required_languages, ["en", "fr"])

    def test_a_new_one_begins_with_the_clocks_at_home_and_few_fields(self):
        response = self.client.get(ADD)
        self.assertEqual(response.context["adminform"].form["zone"].value(), "Europe/Brussels")
        groups = [options for _title, options in response.context["adminform"].fieldsets]
        open_ones = [
            name for options in groups if not options.get("classes") for name in options["fields"]
        ]
        self.assertEqual(
            open_ones, ["title", "summary", "body", "reference", "category", "closes_at", "zone"]
        )

    def test_time_is_shown_by_the_clocks_of_the_zone_and_stays_as_it_is(self):
        post = self.post()
        values = self.open(self.url(post))
        self.assertEqual(values["closes_at"], "2099-01-31T17:00")
        self.send(self.url(post), values, grade="A2")
        again = Vacancy.objects.get()
        self.assertEqual((again.grade, again.closes_at), ("A2", post.closes_at))

    def test_another_zone_keeps_what_the_clocks_show(self):
        post = self.post()
        self.send(self.url(post), self.open(self.url(post)), zone="Europe/Brussels")
        closes_at = Vacancy.objects.get().closes_at
        self.assertEqual(closes_at.isoformat(), "2099-01-31T16:00:00+00:00")

    def test_time_that_no_clock_shows_and_odd_zones_are_errors_of_the_form(self):
        post = self.post(reference="V2")
        for changes in [
            {"zone": "Europe/Brussels", "closes_at": "2027-03-28T02:30"},
            {"zone": "Mars/Olympus"},
            {"closes_at": "soon"},
            {"closes_at": "9999-12-31T23:59"},
            {"closes_at": "0001-01-01T00:00"},
        ]:
            with self.subTest(changes=changes):
                page = self.send(self.url(post), self.open(self.url(post)), **changes)
                self.assertEqual(page.status_code, 200)
                self.assertTrue(page.context["adminform"].form.errors)
                self.assertEqual(Vacancy.objects.get().closes_at, post.closes_at)

    def test_outcome_is_entered_with_the_terms(self):
        call = make_tender({"en": "Call"})
        self.send(self.url(call), self.open(self.url(call)), outcome="awarded")
        call.refresh_from_db()
        self.assertEqual(call.outcome, "awarded")

    def test_list_tells_what_is_open_at_the_same_cost(self):
        self.post()
        self.client.get("/admin/opportunities/vacancy/")
        with self.assertNumQueries(8):
            page = self.client.get("/admin/opportunities/vacancy/")
        self.assertContains(page, "31 January 2099, 17:00 (Tokyo time)")
        self.assertContains(page, "Open")
        for _number in range(5):
            make_vacancy()
        with self.assertNumQueries(8):
            self.client.get("/admin/opportunities/vacancy/")

    def test_is_for_those_who_write(self):
        for roles, status in [([EDITOR], 200), ([], 302)]:
            self.client.force_login(make_user(*roles))
            for model in ["vacancy", "tender"]:
                with self.subTest(roles=roles, model=model):
                    address = f"/admin/opportunities/{model}/"
                    self.assertEqual(self.client.get(address).status_code, status)
