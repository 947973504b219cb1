"""The search vectors of texts: kept by the database, made of words only when these change."""

from django.test import TestCase
from django.utils import timezone

from accounts.models import User
from content.models import Version
from tests.factories import make_news, make_region, make_topic, moment

SOMEBODY = User(is_superuser=True)
BODY = "<p>Officers examine the e-commerce consignments</p>"


class VectorTests(TestCase):
    def setUp(self):
        self.news = make_news({})
        self.draft = self.news.write("en", title="The first", summary="Of many", body=BODY)

    def vector(self, text):
        return str(Version.objects.values_list("search_vector", flat=True).get(pk=text.pk))

    def assert_new(self, text):
        """The vector is the one that its words and facts make when they are written again."""
        kept = self.vector(text)
        Version.objects.filter(pk=text.pk).update(indexed_title=text.indexed_title)
        self.assertEqual(kept, self.vector(text))

    def test_follow_the_words_of_a_draft(self):
        self.assertIn("'consign':", self.vector(self.draft))
        again = self.news.write("en", title="Another", body="<p>Warehouses</p>")
        self.assertEqual(again.pk, self.draft.pk)
        self.assertIn("'warehous':", self.vector(self.draft))
        self.assertNotIn("'consign':", self.vector(self.draft))
        self.draft.refresh_from_db()
        self.assert_new(self.draft)

    def test_follow_the_facts_of_a_published_text(self):
        self.draft.publish(SOMEBODY)
        self.assertIn("'k=newsroom.news'", self.vector(self.draft))
        self.assert_new(self.draft)
        self.news.topics.add(make_topic())
        self.news.regions.add(make_region())
        type(self.news).objects.update(published_at=moment("2019-05-04 10:00"), access="registered")
        vector = self.vector(self.draft)
        for fact in ["'y=2019'", "'m=201905'", "'a=registered'", "'l=en'"]:
            self.assertIn(fact, vector)
        self.assertNotIn("'a=public'", vector)
        self.assertEqual(vector.count("'t="), 1)
        self.assert_new(self.draft)
        self.news.topics.clear()
        self.assertNotIn("'t=", self.vector(self.draft))

    def test_stay_when_a_created_text_is_saved_again(self):
        self.draft.is_minor = True
        self.draft.save()
        self.assert_new(self.draft)
        self.assertIn("'consign':", self.vector(self.draft))

    def test_take_the_words_as_they_are_when_a_text_is_published_or_superseded(self):
        self.replace(self.draft, "'mark'")
        self.draft.publish(SOMEBODY)
        self.assertIn("'mark'", self.vector(self.draft))
        self.assertIn("'a=public'", self.vector(self.draft))
        self.news.write("en", title="The second").publish(SOMEBODY)
        self.assertIn("'mark'", self.vector(self.draft))

    def test_hold_the_date_of_a_first_publication(self):
        undated = make_news({}, published_at=None)
        text = undated.write("en", title="Undated")
        text.publish(SOMEBODY)
        undated.refresh_from_db()
        self.assertIn(f"'m={timezone.localtime(undated.published_at):%Y%m}'", self.vector(text))

    def replace(self, text, vector):
        Version.objects.filter(pk=text.pk).update(search_vector=vector)
