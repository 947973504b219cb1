"""The focal point's pages: the people of the own administration, and of no other."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from affiliations.focal.nominating import MOST
from affiliations.models import AccessRequest, Endorsement
from audit.models import Action, Record
from mail.models import Letter
from tests.factories import make_affiliation, make_member, make_request, make_user


class PeopleCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.member = make_member({"en": "Palau", "fr": "Palaos"}, slug="palau")
        cls.other = make_member({"en": "Japan"}, slug="japan")
        cls.focal = make_user(first_name="Eva", last_name="Chief", email="eva@palau.example")
        make_affiliation(cls.focal, member=cls.member, role="focal_point")
        cls.ann = make_user(
            first_name="Ann", last_name="Able", email="ann@palau.example", language="fr"
        )
        cls.affiliation = make_affiliation(cls.ann, member=cls.member)
        cls.stranger = make_user(first_name="Taro", last_name="Other")
        cls.elsewhere = make_affiliation(cls.stranger, member=cls.other)

    def setUp(self):
        self.client.force_login(self.focal)

    def answers(self, ann="here", **more):
        return {f"person-{self.ann.pk}": ann, f"person-{self.focal.pk}": "here", **more}

    def confirm(self, **answers):
        return self.client.post(
            "/en/account/people/confirm/palau/", self.answers(**answers, checked="1")
        )


class PeopleListTests(PeopleCase):
    def test_shows_the_own_people_only(self):
        page = self.client.get("/en/account/people/")
        self.assertContains(page, "Ann Able")
        self.assertContains(page, "Palau")
        self.assertNotContains(page, "Taro Other")

    def test_says_who_asks_for_the_own_administration_only(self):
        make_request(member=self.member, family_name="Applicant")
        make_request(member=self.other, family_name="Foreigner")
        page = self.client.get("/en/account/people/")
        self.assertContains(page, "Ana Applicant")
        self.assertNotContains(page, "Foreigner")

    def test_keeps_two_administrations_apart(self):
        make_affiliation(self.focal, member=self.other, role="focal_point")
        found = self.client.get("/en/account/people/").context["administrations"]
        self.assertEqual([one.name for one in found], ["Japan", "Palau"])
        self.assertEqual([p.name for p in found[0].people], ["Eva Chief", "Taro Other"])

    def test_costs_the_same_however_many_people(self):
        for _number in range(12):
            make_affiliation(member=self.member)
        with self.assertNumQueries(11):
            self.client.get("/en/account/people/")

    def test_tells_no_address_and_no_moment_of_sign_in(self):
        page = self.client.get("/en/account/people/")
        self.assertNotContains(page, "ann@palau.example")
        self.assertNotContains(page, f"{timezone.now():%H:%M}")


class PeopleOfOthersTests(PeopleCase):
    """Guessed ids and addresses of another administration do nothing."""

    def test_is_a_wrong_address_for_everybody_else(self):
        asked = make_request(member=self.member)
        places = [
            "", "confirm/palau/", "confirm/palau/done/", "nominate/palau/",
            "nominate/palau/done/", f"requests/{asked.pk}/",
        ]  # fmt: skip
        for user in [self.ann, self.stranger, make_user()]:
            self.client.force_login(user)
            for place in places:
                for send in [self.client.get, self.client.post]:
                    with self.subTest(user=user, place=place, send=send.__name__):
                        response = send(f"/en/account/people/{place}")
                        expected = {404, 405} if send == self.client.post else {404}
                        self.assertIn(response.status_code, expected)

    def test_does_nothing_to_people_of_another(self):
        foreign = make_request(member=self.other)
        sent = self.answers(checked="1") | {f"person-{self.stranger.pk}": "left"}
        table = [
            ("confirm/palau/", sent, 302),
            ("confirm/japan/", sent, 404),
            ("nominate/japan/", {"email": "x@japan.example"}, 404),
            (f"requests/{foreign.pk}/", {"answer": "endorse"}, 404),
            ("requests/999999/", {"answer": "endorse"}, 404),
        ]
        for place, data, status in table:
            with self.subTest(place=place):
                response = self.client.post(f"/en/account/people/{place}", data)
                self.assertEqual(response.status_code, status)
        self.elsewhere.refresh_from_db()
        self.assertIsNone(self.elsewhere.ends_on)
        foreign.refresh_from_db()
        self.assertEqual(foreign.endorsement, Endorsement.NONE)

    def test_is_lost_with_the_next_request_after_the_role(self):
        self.assertEqual(self.client.get("/en/account/people/").status_code, 200)
        affiliation = self.focal.affiliations.get()
        make_affiliation(self.focal, member=self.member)
        affiliation.end(by=None)
        self.assertEqual(self.client.get("/en/account/people/").status_code, 404)

    def test_asks_strangers_to_sign_in(self):
        self.client.logout()
        response = self.client.get("/en/account/people/")
        self.assertRedirects(response, "/en/account/sign-in/?next=/en/account/people/")


class ConfirmationTests(PeopleCase):
    def test_answers_for_nobody_beforehand(self):
        page = self.client.get("/en/account/people/confirm/palau/")
        self.assertNotContains(page, " checked>")
        page = self.client.post("/en/account/people/confirm/palau/", {})
        self.assertContains(page, "Say whether Ann Able is still here.")
        self.assertContains(page, "<title>Error:")

    def test_checks_before_anybody_is_switched_off(self):
        page = self.client.post("/en/account/people/confirm/palau/", self.answers(ann="left"))
        self.assertContains(page, "Check your answers")
        self.ann.refresh_from_db()
        self.assertTrue(self.ann.is_open())

    def test_lets_the_answers_be_changed(self):
        sent = self.answers(ann="left", again="1")
        page = self.client.post("/en/account/people/confirm/palau/", sent)
        self.assertContains(page, "Who is still there?")
        self.assertContains(page, 'value="left"')
        self.assertContains(page, " checked>", count=2)

    def test_switches_leavers_off_and_writes_to_them(self):
        response = self.confirm(ann="left")
        self.assertRedirects(response, "/en/account/people/confirm/palau/done/")
        self.ann.refresh_from_db()
        self.assertFalse(self.ann.is_open())
        self.assertTrue(self.ann.is_active)
        to_ann = Letter.objects.get(to="ann@palau.example")
        self.assertEqual(to_ann.language, "fr")
        self.assertIn("Palaos", to_ann.body)
        self.assertIn("Ann Able", Letter.objects.get(to="eva@palau.example").body)
        actions = set(Record.objects.filter(person=self.ann).values_list("action", flat=True))
        self.assertEqual(actions, {Action.AFFILIATION_ENDED, Action.ACCOUNT_SWITCHED_OFF})

    def test_ends_the_session_of_a_leaver_with_the_next_request(self):
        leaver = self.client_class()
        leaver.force_login(self.ann)
        self.assertEqual(leaver.get("/en/account/").status_code, 200)
        self.confirm(ann="left")
        self.assertEqual(leaver.get("/en/account/").status_code, 302)

    def test_leaves_what_a_person_has_elsewhere(self):
        make_affiliation(self.ann, member=self.other)
        self.confirm(ann="left")
        self.ann.refresh_from_db()
        self.assertTrue(self.ann.is_open())

    def test_happens_once_however_often_it_is_sent(self):
        for _click in range(2):
            self.confirm()
        confirmed = Record.objects.filter(action=Action.AFFILIATION_CONFIRMED)
        self.assertEqual(confirmed.count(), 2)
        self.assertEqual(Letter.objects.count(), 1)
        self.affiliation.refresh_from_db()
        self.assertEqual(self.affiliation.confirmed_on, timezone.localdate())

    def test_keeps_the_last_focal_point(self):
        sent = self.answers(checked="1") | {f"person-{self.focal.pk}": "left"}
        page = self.client.post("/en/account/people/confirm/palau/", sent)
        self.assertContains(page, "You are the only focal point")
        self.assertIsNone(self.focal.affiliations.get().ends_on)
        make_affiliation(self.ann, member=self.member, role="focal_point")
        response = self.client.post("/en/account/people/confirm/palau/", sent)
        self.assertRedirects(response, "/en/account/", target_status_code=302)
        yesterday = timezone.localdate() - timedelta(days=1)
        self.assertEqual(self.focal.affiliations.get().ends_on, yesterday)


class EndorsementTests(PeopleCase):
    def test_endorses_or_declines_with_a_note(self):
        for answer, expected in [("endorse", "endorsed"), ("decline", "declined")]:
            with self.subTest(answer=answer):
                asked = make_request(member=self.member)
                place = f"/en/account/people/requests/{asked.pk}/"
                self.assertContains(self.client.get(place), asked.email)
                response = self.client.post(place, {"answer": answer, "note": "From my unit."})
                self.assertRedirects(response, "/en/account/people/", fetch_redirect_response=False)
                self.assertContains(self.client.get(response.url), "has your answer")
                asked.refresh_from_db()
                self.assertEqual(asked.endorsement, expected)
                self.assertEqual(asked.lines.get().words, "From my unit.")
                again = self.client.post(place, {"answer": "endorse"}, follow=True)
                self.assertContains(again, "does not wait for an answer any more")

    def test_wants_a_reason_for_declining(self):
        asked = make_request(member=self.member)
        page = self.client.post(f"/en/account/people/requests/{asked.pk}/", {"answer": "decline"})
        self.assertContains(page, "Write why you do not support the request.")


class NominationTests(PeopleCase):
    ANSWERS = {
        "given_name": "Ben", "family_name": "New", "email": "ben@palau.example",
        "language": "fr", "position": "Officer", "purpose": "Papers.", "note": "",
    }  # fmt: skip

    def nominate(self, **changes):
        return self.client.post("/en/account/people/nominate/palau/", self.ANSWERS | changes)

    def test_makes_an_endorsed_request_once(self):
        for _click in range(2):
            self.assertRedirects(self.nominate(), "/en/account/people/nominate/palau/done/")
        asked = AccessRequest.objects.get()
        self.assertEqual((asked.member, asked.endorsement), (self.member, "endorsed"))
        letter = Letter.objects.get()
        self.assertEqual((letter.to, letter.language), ("ben@palau.example", "fr"))
        self.assertIn("Palaos", letter.body)

    def test_says_the_same_of_an_address_that_has_an_account(self):
        self.assertRedirects(
            self.nominate(email="ann@palau.example"), "/en/account/people/nominate/palau/done/"
        )

    def test_takes_no_field_that_it_does_not_offer(self):
        self.nominate(state="approved", is_staff="on", member=self.other.pk)
        asked = AccessRequest.objects.get()
        self.assertEqual((asked.state, asked.member), ("sent", self.member))
        self.assertFalse(User.objects.filter(email="ben@palau.example").exists())

    def test_sends_no_letters_to_the_world(self):
        for number in range(MOST):
            self.nominate(email=f"ann-{number}@palau.example")
        page = self.nominate(email="one-more@palau.example")
        self.assertContains(page, "There were too many attempts", status_code=429)
        self.assertIn("Retry-After", page)
        self.assertFalse(Letter.objects.filter(to="one-more@palau.example").exists())
        # Who has proved the address is no longer one of them.
        AccessRequest.objects.first().prove()
        self.assertEqual(self.nominate(email="one-more@palau.example").status_code, 302)
