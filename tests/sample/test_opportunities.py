"""The invented vacancies and tenders, and the subjects of the contact form."""

from django.test import TestCase

from contact.models import SubjectName
from content.models import Basis
from opportunities.models import State, Tender, Vacancy
from sample.contact import load_subjects
from sample.opportunities import load_opportunities
from tests.factories import make_administrator


class SampleOpportunitiesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.loaded = load_opportunities(make_administrator())

    def test_show_every_state_on_the_day_of_loading(self):
        states = {
            model: set(model.objects.with_state().values_list("state", flat=True))
            for model in [Vacancy, Tender]
        }
        self.assertEqual(states[Vacancy], {State.OPEN, State.CLOSED})
        self.assertEqual(states[Tender], set(State.values))

    def test_are_marked_as_samples(self):
        for model in [Vacancy, Tender]:
            self.assertFalse(model.objects.exclude(basis=Basis.SAMPLE).exists())

    def test_are_loaded_once(self):
        self.assertEqual(self.loaded, 12)
        self.assertEqual(load_opportunities(make_administrator()), 0)


class SampleSubjectsTests(TestCase):
    def test_have_a_name_in_every_language_and_are_loaded_once(self):
        load_subjects()
        load_subjects()
        subjects = SubjectName.objects.values_list("subject__slug", flat=True)
        self.assertEqual(len(subjects), 6 * len(set(subjects)))
        for code in ["en", "ar"]:
            self.assertFalse(any(name.is_fallback for name in SubjectName.objects.offered(code)))
