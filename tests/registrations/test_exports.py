"""The lists of an event's participants as CSV."""

import csv
import io

from django.utils import translation

from audit.models import Action, Record
from content.roles import EDITOR
from registrations.participants import listed
from tests.factories import make_affiliation, make_member, make_user
from tests.registrations.organiser import QUEUE, QueueCase


class ListCase(QueueCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        zambia = make_member({"en": "Zambia", "fr": "Zambie"})
        egypt = make_member({"en": "Egypt", "fr": "Égypte"})
        cls.come("Émile", zambia, is_listed=True)
        cls.come("Zoe", egypt, is_listed=True, organization="=1+1", function="@x")
        cls.come("Abe", egypt, is_listed=True)
        cls.come("Secret", egypt)
        cls.come("Free", None, is_listed=True)
        cls.ask("Waiting", state="waiting", is_listed=True)

    @classmethod
    def come(cls, name, member, **columns):
        affiliation = make_affiliation(member=member) if member else None
        columns |= {"state": "approved", "decided_at": "2026-01-01T00:00Z"}
        cls.ask(name, affiliation=affiliation, **columns)


class ListTests(ListCase):
    def rows(self, name):
        response = self.client.post(f"{QUEUE}{self.event.pk}/{name}.csv")
        self.assertEqual(response["Content-Type"], "text/csv; charset=utf-8")
        self.assertEqual(response["Cache-Control"], "private, no-store")
        text = response.content.decode()
        self.assertTrue(text.startswith("\ufeff"))
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    def test_badges_are_of_everybody_who_is_approved(self):
        head, *rows = self.rows("badges")
        self.assertEqual(head[:4], ["Name", "Function", "Organization", "Member or partner"])
        self.assertEqual([row[0] for row in rows], ["Abe", "Émile", "Free", "Secret", "Zoe"])

    def test_participants_are_those_who_agreed_by_member(self):
        _head, *rows = self.rows("participants")
        self.assertEqual(
            [row[:2] for row in rows],
            [["Egypt", "Abe"], ["Egypt", "Zoe"], ["Zambia", "Émile"], ["", "Free"]],
        )

    def test_the_order_is_that_of_the_reader(self):
        with translation.override("fr"):
            self.assertEqual(
                [line.of for line in listed(self.form)][:3], ["Égypte"] * 2 + ["Zambie"]
            )

    def test_no_cell_is_a_formula(self):
        zoe = next(row for row in self.rows("participants") if row[1] == "Zoe")
        self.assertEqual(zoe[2:], ["'@x", "'=1+1"])

    def test_each_is_recorded_and_none_goes_out_by_a_link(self):
        self.rows("badges")
        record = Record.objects.get(action=Action.PARTICIPANTS_EXPORTED)
        self.assertEqual((record.actor_id, record.subject, record.details), (
            self.organiser.pk,
            f"events.event {self.event.slug}",
            {"entry": self.event.pk, "list": "badges", "people": 5},
        ))  # fmt: skip
        self.assertEqual(self.client.get(f"{QUEUE}{self.event.pk}/badges.csv").status_code, 405)
        self.assertEqual(self.client.post(f"{QUEUE}999999/badges.csv").status_code, 404)
        self.assertContains(self.client.get(self.queue), f"{QUEUE}{self.event.pk}/badges.csv")

    def test_costs_the_same_however_many(self):
        with self.assertNumQueries(10):
            self.rows("participants")
        for number in range(20):
            self.come(f"Person {number}", make_member({"en": f"Member {number}"}), is_listed=True)
        with self.assertNumQueries(10):
            self.rows("participants")

    def test_is_for_officers_only(self):
        self.client.force_login(make_user(EDITOR))
        for name in ["badges", "participants"]:
            response = self.client.post(f"{QUEUE}{self.event.pk}/{name}.csv")
            self.assertEqual(response.status_code, 403)


class ParticipantsPageTests(ListCase):
    page = "/en/events/council/participants/"

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.event.rename("council")

    def test_shows_those_who_agreed_to_those_who_take_part(self):
        someone = self.form.registrations.get(name="Secret").user
        for user in [someone, self.organiser]:
            self.client.force_login(user)
            page = self.client.get(self.page)
            self.assertContains(page, "<bdi>Zoe</bdi> · <bdi>@x</bdi> · <bdi>=1+1</bdi>")
            self.assertNotContains(page, "Secret")
            self.assertIn("no-store", page["Cache-Control"])
            names = [of for of, _people in page.context["groups"]]
            self.assertEqual(names, ["Egypt", "Zambia", ""])

    def test_is_for_nobody_else(self):
        waiting = self.form.registrations.get(name="Waiting").user
        for user in [waiting, make_user(EDITOR), make_user()]:
            self.client.force_login(user)
            self.assertEqual(self.client.get(self.page).status_code, 404)
        self.client.logout()
        self.assertRedirects(
            self.client.get(self.page),
            f"/en/account/sign-in/?next={self.page}",
            fetch_redirect_response=False,
        )
