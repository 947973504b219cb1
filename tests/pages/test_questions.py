"""Questions and answers: on one page, and each at an address."""

import json

from django.core.cache import cache
from django.test import TestCase

from content.models import Access
from pages.models import QuestionCategory
from tests.factories import make_question, make_term


def told(response):
    """What a page tells search engines."""
    text = response.content.decode().partition('<script type="application/ld+json">')[2]
    return json.loads(text.partition("</script>")[0])


class QuestionListViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.second = make_question(
            {"en": "Who leads?", "fr": "Qui dirige ?"}, slug="who-leads", position=2
        )
        cls.first = make_question(
            {"en": "What is it?"},
            slug="what-is-it",
            position=1,
            words={"summary": "An organization.", "body": "<p>It has <em>Members</em>.</p>"},
        )
        make_question({"en": "How many?"}, category=QuestionCategory.MEMBERS)

    def setUp(self):
        cache.clear()

    def test_groups_questions_by_category_in_their_order(self):
        groups = self.client.get("/en/faq/").context["groups"]
        found = [(group.label, [text.title for text in group.texts]) for group in groups]
        expected = [("The Organization", ["What is it?", "Who leads?"]), ("Members", ["How many?"])]
        self.assertEqual(found, expected)

    def test_each_answer_has_an_anchor_and_an_address(self):
        response = self.client.get("/fr/faq/")
        self.assertContains(response, '<div class="answer" id="who-leads">')
        self.assertContains(response, 'href="/fr/faq/who-leads/"')
        self.assertContains(response, "<summary>Qui dirige ?</summary>", html=True)
        self.assertContains(
            response, '<summary lang="en" dir="ltr">What is it?</summary>', html=True
        )
        self.assertContains(response, "<em>Members</em>")

    def test_tells_search_engines_questions_and_answers(self):
        page = told(self.client.get("/en/faq/"))
        self.assertEqual(page["@type"], "FAQPage")
        first = page["mainEntity"][0]
        self.assertEqual(first["name"], "What is it?")
        answer = "<p>An organization.</p><p>It has <em>Members</em>.</p>"
        self.assertEqual(first["acceptedAnswer"]["text"], answer)

    def test_names_nothing_that_a_reader_may_not_read(self):
        make_question({"en": "Secret?"}, access=Access.REGISTERED)
        self.assertNotContains(self.client.get("/en/faq/"), "Secret?")

    def test_costs_the_same_however_many_questions(self):
        for more in [0, 20]:
            for _ in range(more):
                make_question()
            with self.subTest(more=more), self.assertNumQueries(3):
                self.client.get("/en/faq/")


class QuestionDetailViewTests(TestCase):
    def setUp(self):
        cache.clear()

    def test_answers_one_question_and_explains_its_terms(self):
        make_term({"en": "Free zone"}, slug="free-zone")
        make_question({"en": "Where?"}, slug="where", words={"body": "<p>In a free zone.</p>"})
        response = self.client.get("/en/faq/where/")
        self.assertContains(response, 'popovertarget="term-free-zone"')
        question = told(response)["@graph"][0]["mainEntity"][0]
        self.assertEqual(question["acceptedAnswer"]["text"], "<p>In a free zone.</p>")
        self.assertContains(response, '<a href="/en/faq/">Questions and answers</a>', html=True)
        self.assertTrue(self.client.get("/ar/faq/where/").context["fallback"])
