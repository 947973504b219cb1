"""The queue of registrations in the admin: what it shows, and to whom."""

from content.roles import ADMINISTRATOR, EDITOR
from registrations.models import Answer, Question
from tests.factories import make_affiliation, make_member, make_user
from tests.meeting_factories import make_event, make_registration_form
from tests.registrations.organiser import QUEUE, QueueCase


class QueueTests(QueueCase):
    def names(self, query=""):
        page = self.client.get(f"{self.queue}{query}")
        return [row.name for row in page.context["cl"].result_list]

    def test_lists_first_who_waits_for_the_organiser_the_oldest_first(self):
        self.ask("Young", days=2)
        self.ask("Old", days=9)
        self.ask("In", days=20, state="approved", decided_at="2026-01-01T00:00Z")
        self.ask("Unproved", days=30, state="unproved")
        self.ask("Elsewhere", form=make_registration_form())
        self.assertEqual(self.names(), ["Old", "Young", "In"])

    def test_shows_the_figures_of_the_event(self):
        self.ask("Ana")
        self.ask("Eve", state="waiting")
        self.ask("Ben", state="approved", decided_at="2026-01-01T00:00Z")
        page = self.client.get(self.queue)
        for words in [
            "Approved, of 3 places: 1", "Waits for the organiser: 1", "On the waiting list: 1",
            "Registrations: Council 2027",
        ]:  # fmt: skip
            self.assertContains(page, words)
        self.assertNotContains(page, "Waits for the focal point: ")

    def test_says_the_place_on_the_waiting_list(self):
        self.ask("Second", days=2, state="waiting")
        self.ask("First", days=5, state="waiting")
        self.ask("Elsewhere", days=9, state="waiting", form=make_registration_form())
        page = self.client.get(self.queue)
        places = {row.name: row.place for row in page.context["cl"].result_list}
        self.assertEqual(places, {"First": 1, "Second": 2})
        self.assertContains(page, "Waiting list, place 2")

    def test_shows_answers_in_the_words_of_the_reader(self):
        ana = self.ask("Ana")
        day = Question.objects.create(form=self.form, kind="choices", position=2)
        day.texts.create(language="en", label="Which days?", choices="Monday\nTuesday\nFriday")
        meal = Question.objects.create(form=self.form, kind="yes-no", position=1)
        meal.texts.create(language="fr", label="Repas ?")
        Answer.objects.create(registration=ana, question=day, value="0,2")
        Answer.objects.create(registration=ana, question=meal, value="yes")
        for address in [self.queue, f"{QUEUE}{ana.pk}/change/"]:
            page = self.client.get(address)
            for words in ["Which days?", "Monday, Friday", "Repas ?", "Yes"]:
                self.assertContains(page, words)

    def test_can_be_narrowed(self):
        palau, peru = make_member({"en": "Palau"}), make_member({"en": "Peru"})
        affiliation = make_affiliation(member=palau)
        self.ask("Ana", affiliation=affiliation, language="fr")
        self.ask("Ben", affiliation=make_affiliation(member=peru), state="waiting")
        self.assertEqual(self.names(f"&of={palau.pk}"), ["Ana"])
        self.assertEqual(self.names("&state=waiting"), ["Ben"])
        self.assertEqual(self.names("&language__exact=fr"), ["Ana"])
        self.assertEqual(self.names("&q=ben"), ["Ben"])
        self.assertContains(self.client.get(self.queue), "Palau")
        odd = self.client.get(f"{QUEUE}?event=99999999999999999999999")
        self.assertEqual(list(odd.context["cl"].result_list), [])

    def test_costs_the_same_however_many(self):
        member = make_member({"en": "Palau"})
        question = Question.objects.create(form=self.form, kind="line")
        question.texts.create(language="en", label="Diet?")
        for number in range(10):
            each = self.ask(f"Person {number}", affiliation=make_affiliation(member=member))
            Answer.objects.create(registration=each, question=question, value="None")
            self.ask(f"Waiting {number}", state="waiting")
        with self.assertNumQueries(16):
            self.client.get(self.queue)
        for number in range(10, 20):
            each = self.ask(f"Person {number}", affiliation=make_affiliation(member=member))
            Answer.objects.create(registration=each, question=question, value="None")
        with self.assertNumQueries(16):
            self.client.get(self.queue)

    def test_shows_what_was_written_as_text(self):
        ana = self.ask("<b>Ana</b>")
        for address in [self.queue, f"{QUEUE}{ana.pk}/change/"]:
            self.assertContains(self.client.get(address), "&lt;b&gt;Ana&lt;/b&gt;")

    def test_is_for_officers_and_administrators_only(self):
        ana = self.ask("Ana")
        pages = [self.queue, f"{QUEUE}{ana.pk}/change/", f"{QUEUE}add/?event={self.event.pk}"]
        for role, status in [(EDITOR, 403), (ADMINISTRATOR, 200)]:
            self.client.force_login(make_user(role))
            for address in pages:
                with self.subTest(role=role, address=address):
                    self.assertEqual(self.client.get(address).status_code, status)

    def test_stands_on_the_desk_of_those_who_decide(self):
        self.ask("Ana")
        self.ask("Ben")
        other = make_registration_form(make_event({"en": "Seminar"}))
        self.ask("Eve", form=other)
        page = self.client.get("/admin/")
        self.assertContains(page, f"{QUEUE}?event={self.event.pk}&amp;state=to-approve")
        self.assertContains(page, "Council 2027: 2")
        self.assertContains(page, "Seminar: 1")
        self.client.force_login(make_user(EDITOR))
        self.assertNotContains(self.client.get("/admin/"), "Council 2027: 2")
