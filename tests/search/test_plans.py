"""The plans of searches among thousands of texts: by the index of words, never through a table.

There are so many texts that PostgreSQL has no reason to walk through them; how long it takes is
measured elsewhere.
"""

from django.db import connection, transaction
from django.test import TestCase

from bench import archive, plans
from newsroom.models import News
from tests.factories import make_file, make_user

NEWS, PAGES = 20_000, 5_000
FILE = """
INSERT INTO library_filepage (file_id, number, language, title, text, indexed_title,
    indexed_summary, indexed_text, indexed_light)
SELECT %s, row_number() OVER (), language, '', words, '', '', words, ''
FROM (SELECT language, regexp_replace(indexed_text, '\\mw.\\M', '', 'g') words
    FROM content_version WHERE language = 'en' LIMIT %s) AS texts
"""
PAGE, DESK = "/en/search/", "/admin/newsroom/news/"
# Of the words of the archive, w0 stands in every text; a number in the title of one item only.
QUESTIONS = {
    "rare word": f"{PAGE}?q={{rare}}",
    "common word": f"{PAGE}?q=w0",
    "unknown word": f"{PAGE}?q=zebra",
    "two words": f"{PAGE}?q=w0+{{rare}}",
    "unknown among common words": f"{PAGE}?q=w0+zebra",
    "phrase": f'{PAGE}?q="w1+and"',
    "by year": f"{PAGE}?q=w0&year=2019",
    "by kind": f"{PAGE}?q={{rare}}&kind=news",
    "by language": f"{PAGE}?q=w0&language=fr",
    "newest first": f"{PAGE}?q=w0&sort=newest",
    "list of news": "/en/news/?q={rare}",
    "suggestions": f"{PAGE}suggestions/?q=item",
    "desk, rare word": f"{DESK}?q={{rare}}",
    "desk, unknown word": f"{DESK}?q=zebra",
}


class PlanTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        archive.fill(NEWS)
        file = make_file(News.objects.first()).document.files.get()
        with connection.cursor() as cursor:
            cursor.execute(FILE, [file.pk, PAGES])
            # What is written waits beside an index of words, until it is much or long ago.
            cursor.execute("SELECT gin_clean_pending_list('version_search')")
            cursor.execute("SELECT gin_clean_pending_list('file_page_search')")
            cursor.execute("ANALYZE")
        cls.rare = str(News.objects.order_by("pk")[NEWS // 2].pk)
        cls.administrator = make_user(is_staff=True, is_superuser=True)

    def asked(self, address):
        """The statements with their values that the answer took."""
        address = address.format(rare=self.rare)
        if address.startswith(DESK):
            self.client.force_login(self.administrator)
        statements = []

        def watch(execute, sql, params, many, context):
            statements.append((sql, params))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(watch):
            self.assertEqual(self.client.get(address).status_code, 200)
        return statements

    def faults(self, address):
        return [fault for asked in self.asked(address) for fault in plans.faults(*asked)]

    def test_never_walk_through_a_table(self):
        for name, address in QUESTIONS.items():
            with self.subTest(name):
                self.assertEqual(self.faults(address), [])

    def test_walk_without_the_index_of_words(self):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP INDEX version_search")
            for name in ["rare word", "unknown word", "list of news", "desk, rare word"]:
                with self.subTest(name):
                    self.assertIn(
                        "walks through content_version", str(self.faults(QUESTIONS[name]))
                    )
            transaction.set_rollback(True)

    def test_never_walk_where_one_plan_is_for_all_words(self):
        for address in QUESTIONS.values():
            self.asked(address)
            self.asked(address)
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, cardinality(parameter_types) FROM pg_prepared_statements")
            prepared = cursor.fetchall()
            cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
            for name, number in prepared:
                values = ", ".join(["NULL"] * number)
                cursor.execute(f"EXPLAIN (FORMAT JSON) EXECUTE {name}({values})")
                ((found,),) = cursor.fetchall()
                self.assertEqual(plans.walks(found[0]["Plan"]), [])
        self.assertGreater(len(prepared), 3)

    def test_of_the_desk_find_the_newest_of_very_many_and_it_says_so(self):
        self.client.force_login(self.administrator)
        page = self.client.get(DESK, {"q": "w0"})
        self.assertContains(page, "the newest of them are listed")
        found = page.context["cl"].queryset
        left_out = News.objects.exclude(pk__in=found.values("pk"))
        self.assertGreater(
            found.earliest("published_at").published_at,
            left_out.latest("published_at").published_at,
        )
        page = self.client.get(DESK, {"q": self.rare})
        self.assertEqual([str(found.pk) for found in page.context["cl"].queryset], [self.rare])
        self.assertNotContains(page, "the newest of them are listed")

    def test_of_the_desk_are_few(self):
        for words in ["w0", self.rare, "zebra", f"w0 {self.rare}"]:
            with self.subTest(words):
                self.assertLessEqual(len(self.asked(f"{DESK}?q={words}")), 10)
