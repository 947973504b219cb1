"""Proving an address: by a button, once, within a week; and what the page of a request says."""

from datetime import date, timedelta

from django.test import Client, TestCase
from django.utils import timezone

from affiliations.models import AccessRequest, AffiliationRole, RequestState
from affiliations.requests.links import status_path
from affiliations.working_days import working_days_after
from audit.tasks import forget_overdue
from mail.models import Letter
from tests.affiliations.asking import ask, link
from tests.factories import make_affiliation, make_member, make_request, make_user


class ProofTests(TestCase):
    def setUp(self):
        self.member = make_member()
        ask(self.client, self.member)
        self.path = link(Letter.objects.get())
        Letter.objects.all().delete()

    def state(self):
        return AccessRequest.objects.get().state

    def test_takes_a_button_because_scanners_follow_links(self):
        browser = Client(enforce_csrf_checks=True)
        page = browser.get(self.path)
        self.assertContains(page, "Ana Lopez")
        browser.head(self.path)
        self.assertEqual(browser.post(self.path).status_code, 403)
        self.assertEqual(self.state(), RequestState.SENT)
        token = browser.cookies["csrftoken"].value
        response = browser.post(self.path, {"csrfmiddlewaretoken": token})
        self.assertIn("/en/account/request/status/", response.url)
        self.assertEqual(self.state(), RequestState.OPEN)

    def test_works_once(self):
        self.client.post(self.path)
        for method in [self.client.get, self.client.post]:
            self.assertContains(method(self.path), "does not work", status_code=404)
        self.assertEqual(Letter.objects.count(), 1)

    def test_ends_after_a_week(self):
        AccessRequest.objects.update(asked_at=timezone.now() - timedelta(days=7))
        self.assertEqual(self.client.get(self.path).status_code, 404)
        self.assertEqual(self.client.post(self.path).status_code, 404)
        self.assertEqual(self.state(), RequestState.SENT)

    def test_keeps_its_secret(self):
        secret = self.path.split("/")[-2]
        self.assertGreaterEqual(len(secret), 43)
        row = AccessRequest.objects.values().get()
        self.assertNotIn(secret, str(row))
        for response in [self.client.get(self.path), self.client.post(self.path)]:
            self.assertEqual(response["Referrer-Policy"], "same-origin")
            self.assertIn("no-store", response["Cache-Control"])

    def test_is_not_guessed(self):
        for secret in ["a", "a" * 43, "%00", "é", "-"]:
            path = f"/en/account/request/prove/{secret}/"
            self.assertIn(self.client.get(path).status_code, {400, 404})

    def test_leads_to_a_date_by_which_there_is_an_answer(self):
        self.client.post(self.path)
        access_request = AccessRequest.objects.get()
        self.assertEqual(access_request.due_on, working_days_after(timezone.localdate(), 10))
        letter = Letter.objects.get()
        self.assertIn("Dear Ana Lopez", letter.body)
        self.assertEqual(link(letter), status_path(access_request))

    def test_means_the_newest_request_of_the_address(self):
        ask(self.client, self.member, family_name="Perez")
        page = self.client.get(self.path)
        self.assertContains(page, "Ana Perez")
        self.client.post(self.path)
        access_request = AccessRequest.objects.get()
        self.assertEqual((access_request.family_name, access_request.state), ("Perez", "open"))
        self.assertEqual(self.client.get(self.path).status_code, 404)

    def test_means_the_nomination_whoever_asked_for_the_address_since(self):
        nominated = make_request(
            given_name="Anabel",
            email="ANA@customs.example",
            member=self.member,
            state="sent",
            endorsement="endorsed",
            asked_at=timezone.now() - timedelta(days=1),
        )
        self.assertContains(self.client.get(self.path), str(nominated))
        self.client.post(self.path)
        nominated.refresh_from_db()
        self.assertEqual((nominated.state, nominated.endorsement), ("open", "endorsed"))
        self.assertEqual(AccessRequest.objects.get(), nominated)

    def test_means_no_nomination_that_is_over(self):
        week_ago = timezone.now() - timedelta(days=7)
        make_request(
            email="ana@customs.example", state="sent", endorsement="endorsed", asked_at=week_ago
        )
        self.client.post(self.path)
        self.assertEqual(AccessRequest.objects.get().endorsement, "")

    def test_adds_nothing_where_a_request_of_the_address_is_under_way(self):
        under_way = make_request(email="ANA@customs.example")
        response = self.client.post(self.path)
        self.assertRedirects(response, f"{status_path(under_way)}")
        self.assertEqual(AccessRequest.objects.get(), under_way)
        self.assertFalse(Letter.objects.exists())

    def test_is_told_to_each_focal_point_of_the_member_in_the_own_language(self):
        role = AffiliationRole.FOCAL_POINT
        for language in ["fr", "es"]:
            user = make_user(email=f"{language}@customs.example", language=language)
            make_affiliation(user, member=self.member, role=role)
        others = [
            make_affiliation(make_user(email="a@x.example"), role=role),
            make_affiliation(make_user(email="b@x.example"), member=self.member),
            make_affiliation(
                make_user(email="c@x.example"), member=self.member, role=role, ends_on="2021-01-01"
            ),
            make_affiliation(
                make_user(email="d@x.example", is_active=False), member=self.member, role=role
            ),
        ]
        self.client.post(self.path)
        letters = {letter.to: letter for letter in Letter.objects.all()}
        self.assertFalse({one.user.email for one in others} & set(letters))
        pk = AccessRequest.objects.get().pk
        for language in ["fr", "es"]:
            letter = letters[f"{language}@customs.example"]
            self.assertEqual(letter.language, language)
            self.assertEqual(link(letter), f"/{language}/account/people/requests/{pk}/")

    def test_that_never_came_is_forgotten_after_two_weeks(self):
        AccessRequest.objects.update(asked_at=timezone.now() - timedelta(days=15))
        kept = make_request(asked_at=timezone.now() - timedelta(days=99))
        young = make_request(state="sent", asked_at=timezone.now() - timedelta(days=13))
        forget_overdue(timestamp=0)
        self.assertEqual(set(AccessRequest.objects.all()), {kept, young})


class StatusTests(TestCase):
    def setUp(self):
        self.asked = make_request(due_on="2026-12-04", language="fr")
        self.path = status_path(self.asked)

    def test_says_how_far_it_is_and_by_when_there_is_an_answer(self):
        self.assertTrue(self.path.startswith("/fr/"))
        page = self.client.get(self.path.replace("/fr/", "/en/"))
        for words in ["We answer by 4 December 2026.", "No answer yet", "Not begun yet"]:
            self.assertContains(page, words)
        self.asked.handler = make_user()
        self.asked.endorsement = "endorsed"
        self.asked.save()
        page = self.client.get(self.path.replace("/fr/", "/en/"))
        for words in ["Somebody is looking", "Endorsed by the focal point"]:
            self.assertContains(page, words)

    def test_speaks_of_no_work_once_it_is_over(self):
        for state in [RequestState.WITHDRAWN, RequestState.REFUSED]:
            self.asked.end(state)
            with self.subTest(state):
                page = self.client.get(self.path.replace("/fr/", "/en/"))
                self.assertNotContains(page, "Somebody is looking")
                self.assertNotContains(page, "No answer yet")

    def test_opens_by_its_link_only(self):
        secret = self.path.split("/")[-2]
        key, _dot, seal = secret.partition(".")
        for other in [key, f"{key}.", f"{key}.{seal[:-1]}x", f"{'0' * 32}.{seal}", "1", "a.b.c"]:
            with self.subTest(other=other):
                response = self.client.get(f"/en/account/request/status/{other}/")
                self.assertEqual(response.status_code, 404)
        unproved = make_request(state="sent")
        self.assertEqual(self.client.get(status_path(unproved)).status_code, 404)

    def test_is_kept_nowhere_and_told_to_no_other_site(self):
        response = self.client.get(self.path)
        self.assertIn("no-store", response["Cache-Control"])
        self.assertEqual(response["Referrer-Policy"], "same-origin")
        self.assertContains(response, '<meta name="robots" content="noindex">', html=True)

    def test_shows_no_note_of_staff(self):
        self.asked.write_down("note", make_user(username="olga"), "Strange man.")
        page = self.client.get(self.path)
        self.assertNotContains(page, "Strange man.")
        self.assertNotContains(page, "olga")

    def test_shows_the_reason_of_a_refusal(self):
        self.asked.refusal, self.asked.refusal_text = "unconfirmed", "اتصل بنا"
        self.asked.refusal_language = "ar"
        self.asked.end(RequestState.REFUSED)
        self.asked.save()
        page = self.client.get(self.path.replace("/fr/", "/en/"))
        self.assertContains(page, "Nobody at the organization could confirm")
        self.assertContains(page, '<p lang="ar" dir="rtl">اتصل بنا</p>', html=True)
        self.assertNotContains(page, "Withdraw")

    def test_leads_to_signing_in_when_approved(self):
        self.asked.end(RequestState.APPROVED)
        page = self.client.get(self.path)
        self.assertContains(page, '<a href="/fr/account/sign-in/">')

    def test_opens_for_90_days_after_the_end(self):
        self.asked.end(RequestState.REFUSED)
        for days, status in [(89, 200), (91, 404)]:
            ended_at = timezone.now() - timedelta(days=days)
            AccessRequest.objects.update(ended_at=ended_at)
            with self.subTest(days=days):
                self.assertEqual(self.client.get(self.path).status_code, status)

    def test_lets_the_applicant_withdraw_once(self):
        browser = Client(enforce_csrf_checks=True)
        browser.get(self.path)
        self.assertEqual(browser.post(self.path).status_code, 403)
        self.assertRedirects(self.client.post(self.path), self.path)
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.state, RequestState.WITHDRAWN)
        ended_at = self.asked.ended_at
        self.client.post(self.path)
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.ended_at, ended_at)

    def test_keeps_what_was_decided_meanwhile(self):
        self.asked.end(RequestState.APPROVED)
        self.client.post(self.path)
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.state, RequestState.APPROVED)


class WorkingDaysTests(TestCase):
    def test_leave_out_weekends(self):
        for day, number, expected in [
            (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday
            (date(2026, 11, 22), 10, date(2026, 12, 4)),  # Sunday
            (date(2026, 11, 23), 5, date(2026, 11, 30)),
            (date(2026, 11, 23), 0, date(2026, 11, 23)),
        ]:
            with self.subTest(day=day, number=number):
                self.assertEqual(working_days_after(day, number), expected)
