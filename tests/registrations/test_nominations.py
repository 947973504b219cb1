"""The word of the focal point: on people of the own administration, and on nobody else."""

from django.test import TestCase

from audit.models import Action, Record
from mail.models import Letter
from registrations.models import Registration, RegistrationError
from registrations.registering import register
from tests.factories import make_affiliation, make_member, make_user
from tests.meeting_factories import make_event, make_registration, make_registration_form

LIST = "/en/account/nominations/"


class NominationCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.palau, cls.japan = make_member({"en": "Palau"}), make_member({"en": "Japan"})
        cls.event = make_event({"en": "The committee"}, slug="committee")
        cls.form = make_registration_form(cls.event, needs_nomination=True)
        cls.focal = cls.belongs("focal", cls.palau, role="focal_point")
        cls.stranger = cls.belongs("stranger", cls.japan, role="focal_point")
        cls.delegate = cls.belongs("delegate", cls.palau)

    @classmethod
    def belongs(cls, name, member, **columns):
        user = make_user(username=name, first_name=name.title(), email=f"{name}@x.example")
        make_affiliation(user, member=member, **columns)
        return user

    def register(self, user=None):
        user = user or self.delegate
        columns = {"name": str(user), "email": user.email, "language": "en"}
        return register(self.form, user, columns, {}, user.affiliations.first())

    def letters_to(self, user):
        return list(Letter.objects.filter(to=user.email).values_list("subject", flat=True))


class FirstStepTests(NominationCase):
    def test_a_delegate_waits_for_the_focal_point_who_is_told(self):
        self.assertEqual(self.register().state, "to-nominate")
        self.assertIn("A registration waits for your word", self.letters_to(self.focal)[0])
        self.assertEqual(self.letters_to(self.stranger), [])
        self.assertIn("We have received", self.letters_to(self.delegate)[0])

    def test_no_letter_names_an_event_to_a_focal_point_who_may_not_know_of_it(self):
        type(self.event).objects.filter(pk=self.event.pk).update(access="groups")
        self.assertEqual(self.register().state, "to-nominate")
        self.assertEqual(self.letters_to(self.focal), [])
        self.client.force_login(self.focal)
        page = self.client.get(LIST)
        self.assertContains(page, "Delegate")
        self.assertNotContains(page, "The committee")

    def test_a_focal_point_needs_no_other_word(self):
        made = self.register(self.focal)
        self.assertEqual((made.state, made.nominated_by), ("to-approve", self.focal))

    def test_the_organiser_decides_alone_where_there_is_no_focal_point(self):
        self.form.needs_approval = False
        self.form.save()
        lonely = self.belongs("lonely", make_member({"en": "Chad"}))
        self.assertEqual(self.register(lonely).state, "to-approve")


class AnswerTests(NominationCase):
    def test_shows_what_waits_of_the_own_administration_only(self):
        made = self.register()
        for user, is_theirs in [(self.focal, True), (self.stranger, False)]:
            self.client.force_login(user)
            with self.subTest(user=user):
                link = f"{LIST}{made.pk}/"
                self.assertEqual(f'href="{link}"' in self.client.get(LIST).text, is_theirs)
                self.assertEqual(self.client.get(link).status_code, 200 if is_theirs else 404)
                if not is_theirs:
                    self.client.post(link, {"answer": "nominate"})
                    made.refresh_from_db()
                    self.assertEqual(made.state, "to-nominate")
        with self.assertRaisesMessage(RegistrationError, "Only a focal point"):
            made.nominate(self.stranger)
        self.client.force_login(self.delegate)
        self.assertEqual(self.client.get(LIST).status_code, 404)

    def test_a_nomination_goes_on_to_the_organiser(self):
        made = self.register()
        self.client.force_login(self.focal)
        page = self.client.post(f"{LIST}{made.pk}/", {"answer": "nominate"}, follow=True)
        self.assertContains(page, "Thank you.")
        made.refresh_from_db()
        self.assertEqual((made.state, made.nominated_by), ("to-approve", self.focal))
        self.assertIn("Your administration sends you", self.letters_to(self.delegate)[-1])
        record = Record.objects.get(action=Action.REGISTRATION_NOMINATED)
        self.assertEqual((record.actor, record.person), (self.focal, self.delegate))

    def test_leads_to_a_place_where_the_organiser_does_not_decide(self):
        self.form.needs_approval = False
        self.form.save()
        made = self.register()
        made.nominate(self.focal)
        self.assertEqual(made.state, "approved")

    def test_a_refusal_needs_a_reason_that_the_person_reads(self):
        made = self.register()
        self.client.force_login(self.focal)
        page = self.client.post(f"{LIST}{made.pk}/", {"answer": "decline"})
        self.assertContains(page, "Write why you do not send this person.")
        said = {"answer": "decline", "reason": "Another person goes."}
        self.client.post(f"{LIST}{made.pk}/", said)
        made.refresh_from_db()
        self.assertEqual((made.state, made.decided_by), ("declined", self.focal))
        self.assertIn("> Another person goes.", Letter.objects.latest("pk").body)

    def test_is_given_once(self):
        made = self.register()
        made.nominate(self.focal)
        self.client.force_login(self.focal)
        page = self.client.post(f"{LIST}{made.pk}/", {"answer": "decline"}, follow=True)
        self.assertContains(page, "does not wait for an answer any more")
        with self.assertRaisesMessage(RegistrationError, "Waits for the organiser"):
            made.nominate(self.focal)

    def test_my_page_says_how_many_wait(self):
        self.register()
        self.client.force_login(self.focal)
        self.assertContains(self.client.get("/en/account/"), "1 registration waits for your word")


class SendTests(NominationCase):
    def send(self, user, by):
        self.client.force_login(by)
        return self.client.post(f"{LIST}send/committee/", {"person": user.pk}, follow=True)

    def test_registers_somebody_of_the_own_administration(self):
        self.assertContains(self.send(self.delegate, self.focal), "Delegate is registered.")
        made = Registration.objects.get()
        self.assertEqual(
            (made.user, made.state, made.nominated_by, made.organization, made.is_listed),
            (self.delegate, "to-approve", self.focal, "Palau", False),
        )
        self.assertIn("You are registered", self.letters_to(self.delegate)[0])

    def test_takes_nobody_of_another_administration(self):
        page = self.send(self.delegate, self.stranger)
        self.assertContains(page, "Choose a person of your administration.")
        self.assertFalse(Registration.objects.exists())

    def test_offers_nobody_twice(self):
        make_registration(self.form, self.delegate)
        page = self.send(self.delegate, self.focal)
        self.assertContains(page, "Choose a person of your administration.")
        self.assertEqual(Registration.objects.count(), 1)

    def test_is_for_events_that_focal_points_nominate_for(self):
        self.form.needs_nomination = False
        self.form.save()
        self.assertEqual(self.send(self.delegate, self.focal).status_code, 404)
        self.assertFalse(Registration.objects.exists())

    def test_takes_nobody_who_may_not_read_the_event(self):
        group = self.event.participants_group()
        type(self.event).objects.filter(pk=self.event.pk).update(access="groups")
        self.event.groups.add(group)
        self.focal.groups.add(group)
        page = self.send(self.delegate, self.focal)
        self.assertContains(page, "This person may not take part in this event.")
