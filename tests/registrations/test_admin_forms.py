"""The registration form of an event in the admin, and its questions."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from django.test import TestCase

from content.roles import EDITOR
from events.roles import MEETING_OFFICER
from registrations.models import Answer, Question, RegistrationForm
from tests.factories import make_user
from tests.meeting_factories import make_event, make_registration, make_registration_form

FORMS = "/admin/registrations/registrationform/"
QUESTIONS = "/admin/registrations/question/"
SETTINGS = {
    "opens_at": "2026-03-01T09:00",
    "closes_at": "2026-03-31T18:00",
    "audience": "everybody",
    "capacity": "40",
    "has_waiting_list": "on",
    "needs_approval": "on",
}


class OrganiserCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.organiser = make_user(MEETING_OFFICER)
        cls.event = make_event({"en": "Meeting in Kathmandu"}, zone="Asia/Kathmandu")

    def setUp(self):
        self.client.force_login(self.organiser)

    def errors(self, response):
        return response.context["adminform"].form.errors


class FormAdminTests(OrganiserCase):
    def add(self, **words):
        return self.client.post(f"{FORMS}add/", {"event": self.event.pk, **SETTINGS, **words})

    def change(self, form, **words):
        page = self.client.get(f"{FORMS}{form.pk}/change/")
        shown = page.context["adminform"].form.token
        return self.client.post(f"{FORMS}{form.pk}/change/", {**SETTINGS, "shown": shown, **words})

    def test_reads_times_by_the_clocks_of_the_event(self):
        response = self.add()
        self.assertRedirects(response, f"{FORMS}{self.event.pk}/change/")
        form = RegistrationForm.objects.get()
        self.assertEqual(form.opens_at, datetime(2026, 3, 1, 3, 15, tzinfo=UTC))
        page = self.client.get(response.url)
        self.assertContains(page, 'value="2026-03-01T09:00"')
        self.assertContains(page, "By the clocks of the event: Kathmandu")
        self.assertContains(self.client.get(FORMS), "1 March 2026, 09:00 (Kathmandu time)")

    def test_refuses_a_time_that_the_clocks_there_skip(self):
        self.event.zone = "Europe/Brussels"
        self.event.save()
        response = self.add(opens_at="2026-03-29T02:30")
        self.assertIn("opens_at", self.errors(response))

    def test_is_one_click_from_the_event(self):
        event = f"/admin/events/event/{self.event.pk}/change/"
        self.client.force_login(make_user(MEETING_OFFICER, EDITOR))
        self.assertContains(self.client.get(event), f"{FORMS}add/?event={self.event.pk}")
        make_registration_form(self.event)
        self.assertContains(self.client.get(event), f"{FORMS}{self.event.pk}/change/")
        self.client.force_login(make_user(EDITOR))
        self.assertNotContains(self.client.get(event), FORMS)

    def test_an_event_without_a_form_leads_to_a_new_one(self):
        response = self.client.get(f"{FORMS}{self.event.pk}/change/")
        self.assertRedirects(response, f"{FORMS}add/?event={self.event.pk}")
        self.assertContains(
            self.client.get(response.url), f'<option value="{self.event.pk}" selected>'
        )

    def test_refuses_fewer_places_than_are_taken(self):
        form = make_registration_form(self.event, capacity=5)
        for _ in range(3):
            make_registration(form, make_user())
        make_registration(form, make_user(), state="waiting")
        response = self.change(form, capacity="2")
        self.assertIn("3 people are approved already", str(self.errors(response)["capacity"]))
        self.assertEqual(self.change(form, capacity="3").status_code, 302)

    def test_tells_who_comes_second(self):
        form = make_registration_form(self.event, capacity=5)
        opened = self.client.get(f"{FORMS}{form.pk}/change/")
        shown = opened.context["adminform"].form.token
        self.change(form, capacity="8")
        response = self.change(form, capacity="6", shown=shown)
        self.assertContains(response, "Somebody changed this after you opened it")
        form.refresh_from_db()
        self.assertEqual(form.capacity, 8)

    def test_is_copied_with_its_questions(self):
        form = make_registration_form(audience="registered", capacity=7)
        question = Question.objects.create(form=form, kind="choice", is_required=True)
        question.texts.create(language="en", label="Which day?", choices="Monday\nTuesday")
        question.texts.create(language="fr", label="Quel jour ?", choices="Lundi\nMardi")
        address = f"{FORMS}add/?" + urlencode({"copy": form.pk, "event": self.event.pk})
        initial = self.client.get(address).context["adminform"].form.initial
        self.assertEqual((initial["audience"], initial["capacity"]), ("registered", 7))
        self.client.post(address, {"event": self.event.pk, **SETTINGS})
        copy = Question.objects.get(form=self.event.pk)
        self.assertTrue(copy.is_required)
        texts = copy.texts.order_by("language").values_list("label", "choices")
        self.assertEqual(
            list(texts), [("Which day?", "Monday\nTuesday"), ("Quel jour ?", "Lundi\nMardi")]
        )
        self.assertEqual(question.texts.count(), 2)

    def test_stays_once_somebody_has_registered(self):
        form = make_registration_form(self.event)
        make_registration(form, make_user())
        response = self.client.post(f"{FORMS}{form.pk}/delete/", {"post": "yes"})
        self.assertEqual(response.status_code, 403)
        self.assertTrue(RegistrationForm.objects.exists())

    def test_list_costs_the_same_however_many(self):
        for _ in range(5):
            make_registration_form()
        with self.assertNumQueries(6):
            self.client.get(FORMS)

    def test_is_for_officers_only(self):
        self.client.force_login(make_user(EDITOR))
        self.assertEqual(self.client.get(FORMS).status_code, 403)


class QuestionAdminTests(OrganiserCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.form = make_registration_form(cls.event)

    def add(self, **words):
        sent = {"form": self.form.pk, "position": "1", "kind": "line", **words}
        return self.client.post(f"{QUESTIONS}add/?form={self.form.pk}", sent)

    def change(self, question, **words):
        address = f"{QUESTIONS}{question.pk}/change/"
        form = self.client.get(address).context["adminform"].form
        sent = {name: form[name].value() or "" for name in form.fields}
        return self.client.post(address, sent | {"shown": form.token} | words)

    def make_choice(self):
        question = Question.objects.create(form=self.form, kind="choice", position=1)
        question.texts.create(language="en", label="Which day?", choices="Monday\nTuesday")
        question.texts.create(language="fr", label="Quel jour ?", choices="Lundi\nMardi")
        return question

    def test_takes_all_languages_on_one_page_and_leads_back(self):
        response = self.add(label_en="Diet?", label_ar="النظام الغذائي؟", help_en="For lunch.")
        back = f"{FORMS}{self.form.pk}/change/#questions"
        self.assertRedirects(response, back, fetch_redirect_response=False)
        texts = Question.objects.get().texts.order_by("language")
        self.assertEqual([text.language for text in texts], ["ar", "en"])
        self.assertContains(self.client.get(f"{FORMS}{self.form.pk}/change/"), "Diet?")
        page = self.client.get(f"{QUESTIONS}add/?form={self.form.pk}")
        self.assertContains(page, 'lang="ar" dir="rtl"')
        self.assertContains(page, 'value="2"')  # the next position

    def test_an_emptied_language_goes(self):
        question = self.make_choice()
        self.change(question, label_fr="", choices_fr="")
        self.assertEqual([text.language for text in question.texts.all()], ["en"])

    def test_needs_a_text_and_choices_where_it_chooses(self):
        self.assertIn("label_en", self.errors(self.add()))
        self.assertIn("label_fr", self.errors(self.add(label_en="Diet?", help_fr="Repas")))
        for kind in ["choice", "choices"]:
            response = self.add(kind=kind, label_en="Which day?", choices_en="Monday\n\n")
            self.assertIn("choices_en", self.errors(response))
        self.assertFalse(Question.objects.exists())

    def test_needs_as_many_choices_in_each_language(self):
        response = self.change(self.make_choice(), choices_en="Monday\nTuesday\nFriday")
        self.assertEqual([*self.errors(response)], ["choices_fr"])
        self.assertContains(response, "Here are 2 choices, in another language 3")

    def test_keeps_kind_and_choices_once_answered(self):
        question = self.make_choice()
        registration = make_registration(self.form, make_user())
        Answer.objects.create(registration=registration, question=question, value="1")
        self.assertIn("kind", self.errors(self.change(question, kind="line")))
        fewer = {"label_fr": "", "choices_fr": "", "choices_en": "Monday"}
        self.assertIn("choices_en", self.errors(self.change(question, **fewer)))
        more = {"choices_en": "Monday\nTuesday\nFriday", "choices_fr": "Lundi\nMardi\nVendredi"}
        self.assertEqual(self.change(question, **more).status_code, 302)
        address = f"{QUESTIONS}{question.pk}/delete/"
        self.assertEqual(self.client.post(address, {"post": "yes"}).status_code, 403)

    def test_tells_who_comes_second_of_texts_too(self):
        question = self.make_choice()
        opened = self.client.get(f"{QUESTIONS}{question.pk}/change/")
        shown = opened.context["adminform"].form.token
        self.change(question, label_en="Which of the days?")
        response = self.change(question, label_en="What day?", shown=shown)
        self.assertContains(response, "Now stored: Which of the days?")
