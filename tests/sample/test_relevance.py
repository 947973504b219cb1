"""The judged questions of bench/relevance, asked of the demonstration."""

from accounts.models import User
from bench.relevance.asking import DELEGATE, Asker
from bench.relevance.judging import STRANGERS, judge, questions
from sample.people import load_affiliations
from search.counting import count_words
from tests.cases import kept_between_requests
from tests.sample.loaded import SampleCase

# The least shares of questions whose answer is among the first three, a little below those that
# were reached: one question lost is no alarm.
LEAST = 0.965
LEAST_BY_LANGUAGE = {"en": 0.95, "fr": 0.93, "es": 0.93, "ru": 0.93, "zh-hans": 0.95, "ar": 0.94}
LEAST_MEAN_RECIPROCAL_RANK = 0.91
LEAST_OF_STRANGERS = 0.80


@kept_between_requests()
class RelevanceTests(SampleCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        User.objects.create(username=DELEGATE)
        load_affiliations(cls.by)
        count_words()

    def test_reaches_what_it_reached(self):
        asker = Asker()
        found = {question: asker.find(question) for question in questions()}
        quality = judge(found, found.get)
        missed = "\n".join(str(answer.question) for answer in quality.missed)
        self.assertGreaterEqual(quality.share, LEAST, missed)
        self.assertGreaterEqual(quality.mean_reciprocal_rank, LEAST_MEAN_RECIPROCAL_RANK)
        for language, least in LEAST_BY_LANGUAGE.items():
            with self.subTest(language):
                some = [question for question in found if question.language == language]
                self.assertGreaterEqual(judge(some, found.get).share, least, missed)

    def test_answers_strangers(self):
        asker = Asker()
        quality = judge(questions(STRANGERS), asker.find)
        missed = "\n".join(str(answer.question) for answer in quality.missed)
        self.assertGreaterEqual(quality.share, LEAST_OF_STRANGERS, missed)

    def test_asks_everybody_in_every_language(self):
        asked = questions()
        self.assertGreaterEqual(len(asked), 200)
        self.assertEqual(len({(q.language, q.person, q.words) for q in asked}), len(asked))
        for some in (asked, questions(STRANGERS)):
            self.assertEqual({question.language for question in some}, set(LEAST_BY_LANGUAGE))
