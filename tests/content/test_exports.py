"""Exports: the filtered list whole and streamed, safe in spreadsheets, sent once."""

import gzip
from unittest import mock

from django.test import TestCase, override_settings
from django.utils import timezone, translation

from content.models import Access
from content.open_data import exports
from content.open_data import listing as exported
from content.open_data.columns import STRING, Column, fact, list_of, object_of
from newsroom.models import News
from tests.exports import document_of, table_of, titles_of
from tests.factories import make_news, make_topic, make_user

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://evil.example")']
FILES = ["/en/news/feed.csv", "/en/news/feed.json"]


def small_files(rows, chunk=2):
    """Files of so many rows, made in chunks of so many."""
    return mock.patch.multiple(exported, MAX_ROWS=rows, CHUNK_ROWS=chunk)


class ExportTests(TestCase):
    def setUp(self):
        self.topic = make_topic("Origin", slug="origin")
        for number in range(5):
            make_news({"en": f"News {number}"}, topics=[self.topic] if number % 2 else [])

    def titles(self, address="/en/news/feed.json"):
        return titles_of(self.client.get(address))

    def test_hold_the_list_in_its_order(self):
        rows = table_of(self.client.get("/en/news/feed.csv?topic=origin&sort=oldest"))
        self.assertEqual([row["title"] for row in rows], ["News 1", "News 3"])
        self.assertEqual(
            self.titles("/en/news/feed.json?topic=origin&sort=oldest"), ["News 1", "News 3"]
        )

    def test_say_what_they_are(self):
        found = document_of(self.client.get("/en/news/feed.json?topic=origin&odd=1"))
        today = timezone.localdate().isoformat()
        del found["items"]
        self.assertEqual(
            found,
            {
                "title": "News",
                "address": "http://127.0.0.1:8000/en/news/feed.json?topic=origin",
                "source": "World Customs Organization",
                "licence": "http://127.0.0.1:8000/en/terms/",
                "as_of": today,
                "language": "en",
                "total": 2,
                "is_complete": True,
                "rest": None,
                "note": None,
            },
        )
        row = table_of(self.client.get("/en/news/feed.csv"))[0]
        self.assertEqual(row["licence"], "http://127.0.0.1:8000/en/terms/")
        self.assertEqual((row["as_of"], row["rest"]), (today, ""))

    def test_are_called_what_they_are(self):
        today = timezone.localdate().isoformat()
        for ending, way in [("csv", "attachment"), ("json", "inline")]:
            name = self.client.get(f"/en/news/feed.{ending}")["Content-Disposition"]
            self.assertEqual(name, f'{way}; filename="wco-news-{today}.{ending}"')

    @override_settings(DATA_LICENCE="https://creativecommons.org/licenses/by/4.0/")
    def test_name_the_licence_of_the_operator(self):
        found = document_of(self.client.get("/en/news/feed.json"))
        self.assertEqual(found["licence"], "https://creativecommons.org/licenses/by/4.0/")

    def test_say_the_language_of_each_text(self):
        make_news({"fr": "Les Palaos"}, words={"summary": "Ils sont là"}, topics=[self.topic])
        item = document_of(self.client.get("/ar/news/feed.json"))["items"][0]
        text = {"language": "fr", "is_fallback": True}
        self.assertEqual(item["title"], {"text": "Les Palaos", **text})
        self.assertEqual(item["summary"], {"text": "Ils sont là", **text})
        topic = {"slug": "origin", "text": "Origin", "language": "en", "is_fallback": True}
        self.assertEqual(item["topics"], [topic])
        item = document_of(self.client.get("/fr/news/feed.json"))["items"][0]
        self.assertIs(item["title"]["is_fallback"], False)
        row = table_of(self.client.get("/ar/news/feed.csv"))[0]
        self.assertEqual((row["title_language"], row["title_is_fallback"]), ("fr", "true"))
        self.assertEqual((row["topics"], row["topics_text"]), ("origin", "Origin"))

    def test_no_cell_is_a_formula(self):
        for formula in FORMULAS:
            make_news({"en": f"{formula} x"}, words={"summary": formula})
        rows = table_of(self.client.get("/en/news/feed.csv"))
        self.assertEqual(len(rows), 5 + len(FORMULAS))
        for row in rows:
            for cell in row.values():
                with self.subTest(cell=cell):
                    self.assertFalse(cell.startswith(exports.FORMULA_STARTS))

    def test_say_where_the_rest_is(self):
        with small_files(3):
            first = self.client.get("/en/news/feed.json?sort=oldest")
            rest = "http://127.0.0.1:8000/en/news/feed.json?sort=oldest&part=2"
            self.assertEqual(first["Link"], f'<{rest}>; rel="next"')
            found = document_of(first)
            self.assertEqual((found["total"], found["is_complete"]), (5, False))
            self.assertEqual((found["rest"], len(found["items"])), (rest, 3))
            self.assertEqual(self.titles("/en/news/feed.json?part=2"), ["News 1", "News 0"])
            self.assertEqual(self.client.get("/en/news/feed.json?part=3").status_code, 404)
            rows = table_of(self.client.get("/en/news/feed.csv"))
            rest = "http://127.0.0.1:8000/en/news/feed.csv?part=2"
            self.assertEqual([row["rest"] for row in rows], ["", "", rest])
            rows = table_of(self.client.get("/en/news/feed.csv?part=2"))
            self.assertEqual([row["rest"] for row in rows], ["", ""])

    def test_hold_all_that_common_words_find(self):
        with mock.patch("content.finder.words.MOST_FOUND", 2):
            found = document_of(self.client.get("/en/news/feed.json?q=news"))
        self.assertEqual((found["total"], len(found["items"])), (5, 5))

    def test_are_made_while_they_go_out(self):
        for address in FILES:
            for rows in [4, 8]:
                with self.subTest(address=address, rows=rows), small_files(rows):
                    while len(self.titles("/en/news/feed.json")) < rows:
                        make_news()
                    # generation, labels, counts, keys; entries and texts of the first chunk
                    with self.assertNumQueries(6):
                        pieces = iter(self.client.get(address).streaming_content)
                        next(pieces)
                        next(pieces)
                    for _chunk in range(rows // 2 - 1):
                        # entries, texts
                        with self.assertNumQueries(2):
                            next(pieces)
                    with self.assertNumQueries(0):
                        self.assertEqual(len(list(pieces)), 1)

    def test_fail_with_a_page_while_nothing_has_gone_out(self):
        self.client.raise_request_exception = False
        with mock.patch("content.open_data.listing.present", side_effect=ZeroDivisionError):
            for address in FILES:
                self.assertEqual(self.client.get(address).status_code, 500)

    def test_leave_out_what_has_gone_meanwhile(self):
        with small_files(5):
            pieces = iter(self.client.get("/en/news/feed.json").streaming_content)
            written = b"".join(next(pieces) for _ in range(2))
            make_news_gone("News 0")
            written += b"".join(pieces)
        self.assertIn(b"News 1", written)
        self.assertNotIn(b"News 0", written)

    def test_are_in_the_language_that_was_asked_for_to_the_end(self):
        make_news({"ar": "نص", "en": "Text"})
        response = self.client.get("/ar/news/feed.json")
        with translation.override("en"):
            self.assertEqual(titles_of(response)[0], "نص")

    def test_an_empty_list_has_its_columns(self):
        response = self.client.get("/en/news/feed.csv?q=nothing")
        line = response.getvalue().decode("utf-8-sig").splitlines()[0]
        self.assertIn("title,title_language", line)
        self.assertEqual(self.titles("/en/news/feed.json?q=nothing"), [])

    def test_are_compressed_on_the_way(self):
        plain = self.client.get("/en/news/feed.csv").getvalue()
        response = self.client.get("/en/news/feed.csv", HTTP_ACCEPT_ENCODING="gzip")
        self.assertEqual(response["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(response.getvalue()), plain)


def make_news_gone(title):
    """Take what has that title away from readers."""
    News.objects.filter(versions__title=title).update(access=Access.GROUPS)


class ConditionalTests(TestCase):
    def setUp(self):
        make_news({"en": "Palau joins"})

    def test_nothing_new_costs_a_304_and_reads_no_row(self):
        for address in FILES:
            tag = self.client.get(address)["ETag"]
            for method in [self.client.get, self.client.head]:
                # the generation
                with self.subTest(address=address), self.assertNumQueries(1):
                    again = method(address, HTTP_IF_NONE_MATCH=tag)
                self.assertEqual((again.status_code, again["ETag"]), (304, tag))
                self.assertEqual(again["Cache-Control"], "public, max-age=0, must-revalidate")
                self.assertIn("Cookie", again["Vary"])

    def test_a_tag_is_of_one_content_address_and_reader(self):
        make_user_signed_in = make_user()
        tags = {self.client.get(address)["ETag"] for address in FILES}
        tags |= {self.client.get(f"{address}?sort=oldest")["ETag"] for address in FILES}
        tags |= {self.client.get("/fr/news/feed.csv")["ETag"]}
        with override_settings(DATA_LICENCE="https://licence.example/"):
            tags |= {self.client.get(FILES[0])["ETag"]}
        self.client.force_login(make_user_signed_in)
        tags |= {self.client.get(address)["ETag"] for address in FILES}
        self.assertEqual(len(tags), 8)

    def test_equal_content_gives_equal_bytes(self):
        for address in FILES:
            first, again = self.client.get(address), self.client.get(address)
            self.assertEqual(first["ETag"], again["ETag"])
            self.assertEqual(first.getvalue(), again.getvalue())

    def test_a_head_says_the_same_and_sends_nothing(self):
        for address in FILES:
            whole, head = self.client.get(address), self.client.head(address)
            self.assertEqual(head.getvalue(), b"")
            for name in ["ETag", "Content-Type", "Content-Disposition", "Cache-Control", "Vary"]:
                self.assertEqual(head[name], whole[name])
            self.assertNotIn("Content-Length", head)

    def test_what_signed_in_readers_get_is_kept_nowhere(self):
        self.client.force_login(make_user())
        for address in FILES:
            self.assertEqual(self.client.get(address)["Cache-Control"], "private, no-store")


class OtherRowsTests(TestCase):
    """Lists whose rows are no entries."""

    COLUMNS = [
        fact("code", STRING),
        Column("places", list_of(object_of(city=STRING, land=STRING)), lambda row: row.places),
    ]

    def test_are_exported_all_the_same(self):
        row = mock.Mock(code="", places=[{"city": "Koror", "land": "PW"}, {"city": "", "land": ""}])
        request = self.client.get("/en/news/").wsgi_request

        def make():
            return exports.Listing("places", "Places", "/en/places.csv", 1, [[row]])

        found = document_of(exports.export(request, "json", self.COLUMNS, make))
        self.assertEqual(found["items"][0], {"code": None, "places": row.places})
        cells = table_of(exports.export(request, "csv", self.COLUMNS, make))[0]
        self.assertEqual(
            [cells[name] for name in ["code", "places", "places_land"]], ["", "Koror; ", "PW; "]
        )

    def test_numbers_stay_numbers(self):
        cells = [exports.cell_text(value) for value in [-1.28, -4, True, None, "-4", ["-a", "b"]]]
        self.assertEqual(cells, ["-1.28", "-4", "true", "", "'-4", "'-a; b"])
