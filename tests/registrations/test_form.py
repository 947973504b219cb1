"""The form of an event: who gets it and when, what it asks, and in which language."""

from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from content.denials import logger
from registrations.models import Registration, RegistrationForm
from tests.factories import make_affiliation, make_member, make_partner, make_user
from tests.meeting_factories import make_event, make_question, make_registration_form

PAGE = "/en/events/origin-day/register/"
STATUS = "/en/events/origin-day/registration/"


class FormCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event = make_event({"en": "Origin day", "fr": "Journée"}, slug="origin-day")
        cls.form = make_registration_form(cls.event, audience="registered", needs_approval=False)
        cls.user = make_user(
            username="ana", first_name="Ana", last_name="Lopez", email="ana@x.example"
        )

    def setUp(self):
        self.client.force_login(self.user)

    def set_form(self, **columns):
        RegistrationForm.objects.filter(pk=self.form.pk).update(**columns)

    def send(self, address=PAGE, **answers):
        said = {"name": "Ana Lopez", "language": "en"} | answers
        return self.client.post(address, said, follow=True)


class RegisterTests(FormCase):
    def test_proposes_what_the_account_knows(self):
        make_affiliation(self.user, member=make_member({"en": "Palau"}))
        page = self.client.get(PAGE)
        for value in ["Ana Lopez", "Palau"]:
            self.assertContains(page, f'value="{value}"')
        self.assertContains(page, "ana@x.example")

    def test_makes_a_registration_and_leads_to_its_page(self):
        page = self.send(function="Head of unit", is_listed="on")
        self.assertRedirects(page, STATUS)
        self.assertContains(page, "You have a place.")
        made = Registration.objects.get()
        self.assertEqual(
            (made.user, made.name, made.function, made.email, made.is_listed, made.state),
            (self.user, "Ana Lopez", "Head of unit", "ana@x.example", True, "approved"),
        )

    def test_keeps_the_answers_and_says_what_is_wrong(self):
        page = self.send(name=" ", function="Head of unit")
        self.assertContains(page, "<title>Error: ")
        self.assertContains(page, 'href="#id_name"')
        self.assertContains(page, 'value="Head of unit"')
        self.assertFalse(Registration.objects.exists())

    def test_leads_who_is_registered_to_the_own_page(self):
        self.send()
        self.assertRedirects(self.client.get(PAGE), STATUS)
        self.assertRedirects(self.send(), STATUS)
        self.assertEqual(Registration.objects.count(), 1)

    def test_asks_how_one_takes_part_where_there_are_two_ways(self):
        self.assertNotContains(self.client.get(PAGE), 'name="attendance"')
        self.event.attendance = "hybrid"
        self.event.save()
        self.assertContains(self.send(), "Choose how you take part.")
        self.send(attendance="online")
        self.assertTrue(Registration.objects.get().is_online)

    def test_asks_for_whom_where_there_are_several(self):
        make_affiliation(self.user, member=make_member({"en": "Palau"}))
        partner = make_affiliation(self.user, partner=make_partner({"en": "The Union"}))
        self.assertContains(self.client.get(PAGE), "The Union")
        stranger = make_affiliation()
        self.assertContains(self.send(speaks_for=stranger.pk), "There is a problem")
        self.send(speaks_for=partner.pk)
        self.assertEqual(Registration.objects.get().affiliation, partner)

    def test_takes_a_bounded_number_of_statements(self):
        for _ in range(8):
            make_question(self.form, "choice", choices={"en": "A\nB"})
        with self.assertNumQueries(11):
            self.client.get(PAGE)


class QuestionTests(FormCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.meal = make_question(
            cls.form, "choice", {"en": "Your meal", "fr": "Votre repas"},
            choices={"en": "Fish\nRice", "fr": "Poisson\nRiz"}, is_required=True,
        )  # fmt: skip
        cls.days = make_question(
            cls.form, "choices", {"en": "Your days"}, choices={"en": "One\nTwo\nThree"}
        )
        cls.visa = make_question(cls.form, "yes-no", {"en": "A visa"}, is_required=True)
        cls.line = make_question(cls.form, "line", {"en": "Your flight"})
        cls.text = make_question(cls.form, "text", {"en": "Your needs"})

    def answers(self, **said):
        named = {f"question-{getattr(self, name).pk}": value for name, value in said.items()}
        return {"name": "Ana", "language": "en"} | named

    def test_are_asked_in_the_readers_language(self):
        page = self.client.get("/fr/events/origin-day/register/")
        self.assertContains(page, "<legend><b>Votre repas</b></legend>")
        self.assertContains(page, "<span>Poisson</span>")
        self.assertContains(page, '<legend><b lang="en" dir="ltr">Your days</b>')
        self.assertContains(page, '<span lang="en" dir="ltr">Two</span>')
        self.assertContains(page, '<label for="id_question-')

    def test_are_answered_and_shown_in_any_language(self):
        said = self.answers(
            meal="1", days=["0", "2"], visa="no", line="SN 123", text="None\nreally"
        )
        self.client.post(PAGE, said)
        kept = Registration.objects.get().answers.order_by("question").values_list("value")
        self.assertEqual([value for (value,) in kept], ["1", "0,2", "no", "SN 123", "None\nreally"])
        page = self.client.get("/fr/events/origin-day/registration/")
        for words in ["<dd>Riz</dd>", '<dd lang="en" dir="ltr">Three</dd>', "SN 123", "really"]:
            self.assertContains(page, words)

    def test_must_be_answered_where_they_say_so(self):
        page = self.client.post(PAGE, self.answers(visa="maybe"))
        self.assertContains(page, "Answer this question: Your meal")
        self.assertContains(page, f'href="#id_question-{self.meal.pk}_0"')
        self.assertContains(page, "Choose from the list.")
        self.assertFalse(Registration.objects.exists())

    def test_keep_what_was_answered_when_something_is_wrong(self):
        page = self.client.post(PAGE, self.answers(days=["2"], line="SN 123"))
        self.assertContains(page, f'value="2" id="id_question-{self.days.pk}_2" checked')
        self.assertContains(page, 'value="SN 123"')

    def test_are_answered_anew(self):
        self.client.post(PAGE, self.answers(meal="1", visa="yes", days=["0", "2"], line="SN 123"))
        page = self.client.get(f"{STATUS}edit/")
        self.assertContains(page, f'value="1" id="id_question-{self.meal.pk}_1" required checked')
        self.assertContains(page, f'value="2" id="id_question-{self.days.pk}_2" checked')
        self.client.post(f"{STATUS}edit/", self.answers(meal="0", visa="yes"))
        kept = Registration.objects.get().answers.order_by("question").values_list("value")
        self.assertEqual([value for (value,) in kept], ["0", "yes"])


class TimeTests(FormCase):
    def at(self, moment):
        return patch("django.utils.timezone.now", return_value=moment)

    def test_opens_and_closes_to_the_second(self):
        opens = timezone.now() + timedelta(days=1)
        closes = opens + timedelta(days=2)
        self.set_form(opens_at=opens, closes_at=closes)
        moment = timedelta(seconds=1)
        for at, words in [
            (opens - moment, "Registration is not open yet."),
            (opens, "Registration is open until"),
            (closes - moment, "Registration is open until"),
            (closes, "Registration is closed."),
        ]:
            with self.subTest(at=at, words=words), self.at(at):
                self.assertContains(self.client.get(PAGE), words)
        for at in [opens - moment, closes]:
            with self.subTest(at=at), self.at(at):
                self.send()
                self.assertFalse(Registration.objects.exists())

    def test_says_when_it_opens_in_the_readers_language(self):
        opens = timezone.now().replace(year=2030, month=3, day=2, hour=9, minute=0)
        self.set_form(opens_at=opens, closes_at=opens + timedelta(days=2))
        self.event.starts_on = self.event.ends_on = "2030-04-01"
        type(self.event).objects.filter(pk=self.event.pk).update(ends_at=opens + timedelta(days=30))
        self.assertContains(self.client.get(PAGE), "2 March 2030, 10:00 (Brussels time)")
        self.assertContains(self.client.get("/fr/events/origin-day/register/"), "2 mars 2030")

    def test_takes_nobody_when_the_event_is_cancelled_or_over(self):
        events = type(self.event).objects.filter(pk=self.event.pk)
        for columns, words in [
            ({"status": "cancelled"}, "This event is cancelled."),
            ({"status": "confirmed", "ends_at": timezone.now()}, "This event is over."),
        ]:
            events.update(**columns)
            with self.subTest(columns=columns):
                self.assertContains(self.client.get(PAGE), words)
                self.send()
                self.assertFalse(Registration.objects.exists())


class AudienceTests(FormCase):
    def test_is_for_delegates_where_it_says_so(self):
        self.set_form(audience="delegates")
        page = self.send()
        self.assertContains(page, "Your account belongs to no Member or partner.")
        affiliation = make_affiliation(self.user)
        self.assertContains(self.send(), "You have a place.")
        self.assertEqual(Registration.objects.get().affiliation, affiliation)

    def test_leads_visitors_to_sign_in_and_back(self):
        self.client.logout()
        page = self.client.get(PAGE)
        self.assertContains(page, f'href="/en/account/sign-in/?next={PAGE}"')
        self.assertContains(page, 'href="?new"')

    def test_is_a_wrong_address_for_whoever_may_not_read_the_event(self):
        type(self.event).objects.filter(pk=self.event.pk).update(access="groups")
        with self.assertLogs(logger, "WARNING"):
            for address in [PAGE, STATUS, f"{STATUS}edit/", f"{PAGE}sent/"]:
                with self.subTest(address=address):
                    self.assertEqual(self.client.get(address).status_code, 404)
                    self.assertEqual(
                        self.client.post(address).status_code, 404 if "sent" not in address else 405
                    )

    def test_is_a_wrong_address_where_the_event_takes_no_registrations(self):
        make_event(slug="without")
        self.assertEqual(self.client.get("/en/events/without/register/").status_code, 404)

    def test_says_that_it_is_full(self):
        self.set_form(capacity=1, has_waiting_list=False)
        self.send()
        self.client.force_login(make_user())
        self.assertContains(self.client.get(PAGE), "All places are taken.")
        self.assertContains(self.send(), "There is no waiting list.")
        self.assertEqual(Registration.objects.count(), 1)
        self.set_form(has_waiting_list=True)
        self.assertContains(self.send(), "You are on the waiting list.")
