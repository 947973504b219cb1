"""What units say of themselves, wherever they come from."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from content.models import Attachment
from search.found import Search
from search.units import units_with
from tests.factories import make_news, make_region, make_topic
from tests.factories import moment as at
from tests.meeting_factories import make_meeting, make_working_document
from textsearch.queries import understand

NOBODY = AnonymousUser()


class UnitTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic, cls.region = make_topic(), make_region()
        cls.news = make_news(
            {"en": "Centaur", "fr": "Centaure"},
            published_at=at("2019-07-31 22:30"),
            topics=[cls.topic],
            regions=[cls.region],
        )

    def unit(self):
        (unit,) = units_with([self.news.pk], [], NOBODY)
        return unit

    def test_tell_the_moment_wherever_clocks_stand(self):
        self.assertEqual(self.unit().published_at, at("2019-07-31 22:30"))

    def test_found_by_words_are_those_asked_for_by_key(self):
        (found,) = Search(understand("centaur"), NOBODY).everywhere().units
        unit = self.unit()
        self.assertEqual(found.published_at, unit.published_at)
        self.assertCountEqual(found.facts.split(), unit.facts.split())
        self.assertCountEqual(
            unit.facts.split(),
            "k=newsroom.news a=public y=2019 m=201908 d=day l=en l=fr"
            f" t={self.topic.pk} r={self.region.pk}".split(),
        )

    def test_without_a_date_have_no_year(self):
        type(self.news).objects.filter(pk=self.news.pk).update(date_precision="unknown")
        self.assertEqual(self.unit().values("y"), [])
        self.assertIsNone(self.unit().known_at)

    def test_of_papers_have_the_labels_of_the_meeting_and_a_day_of_their_own(self):
        meeting = make_meeting()
        meeting.event.topics.add(self.topic)
        paper = make_working_document(meeting, "PTC/26/2")
        Attachment.objects.filter(pk=paper.pk).update(shown_at=at("2019-12-31 23:30"))
        (unit,) = units_with([], [paper.pk], NOBODY)
        self.assertEqual(unit.published_at, at("2019-12-31 23:30"))
        self.assertEqual([unit.kind, *unit.values("y")], ["document", "2020"])
        self.assertEqual(unit.topics, [self.topic.pk])
