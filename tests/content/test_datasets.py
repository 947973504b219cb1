"""Open data: every list, in files that are what their schemas and the OpenAPI document say."""

import csv
import io

import jsonschema
from django.test import TestCase
from django.urls import get_resolver
from openapi_spec_validator import OpenAPIV31SpecValidator

from content.models import Access, Attachment
from content.models.attachment import FileAccess
from content.open_data.columns import cells_of
from content.open_data.datasets import datasets, datasets_below
from content.open_data.exports import cell_text
from content.views import EntryListView
from search.views import SearchListView
from tests.content.one_of_each import SECRET, make_one_of_each
from tests.exports import document_of, table_of
from tests.factories import (
    make_accession,
    make_body,
    make_file,
    make_instrument,
    make_member,
    make_memorandum,
    make_news,
    make_partner,
    make_region,
    make_tool,
    make_user,
)


def finders(resolver=None):
    """Every finder that an address of the portal leads to."""
    found = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            found |= finders(pattern)
        view = getattr(pattern.callback, "view_class", None) if pattern.callback else None
        if view and issubclass(view, EntryListView):
            found.add(view)
    return found


class DatasetTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_one_of_each()

    def json_of(self, name, language="en", query=""):
        address = datasets()[name].url("json").replace("/en/", f"/{language}/")
        return document_of(self.client.get(address + query))

    def item(self, name, slug, language="en"):
        items = self.json_of(name, language)["items"]
        return next(item for item in items if item["slug"] == slug)

    def test_are_all_the_lists_of_the_portal(self):
        found = finders()
        # What extends a finder says the same in another format: a calendar.
        others = {view for view in found if found & set(view.__mro__[1:])} | {SearchListView}
        self.assertEqual({dataset.view for dataset in datasets().values()}, found - others)

    def test_have_names_and_columns_of_their_own(self):
        for name, dataset in datasets().items():
            with self.subTest(name):
                self.assertTrue(name)
                names = [cell.name for cell in cells_of(dataset.columns)]
                self.assertEqual(len(names), len(set(names)))
                for column in dataset.columns:
                    self.assertTrue(dataset.about(column), column.name)

    def test_the_files_say_the_same(self):
        for name, dataset in datasets().items():
            for language in ["en", "ar"]:
                with self.subTest(name=name, language=language):
                    items = self.json_of(name, language)["items"]
                    address = dataset.url("csv").replace("/en/", f"/{language}/")
                    rows = table_of(self.client.get(address))
                    self.assertTrue(items)
                    cells = cells_of(dataset.columns)
                    for row, item in zip(rows, items, strict=True):
                        said = {cell.name: cell_text(cell.find(item)) for cell in cells}
                        self.assertEqual(said, {name: row[name] for name in said})

    def test_the_files_are_what_their_schemas_say(self):
        for name in datasets():
            schema = self.client.get(f"/en/open-data/{name}.schema.json").json()
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.FormatChecker()
            )
            for language in ["en", "fr", "ar"]:
                with self.subTest(name=name, language=language):
                    document = self.json_of(name, language)
                    self.assertEqual([e.message for e in validator.iter_errors(document)], [])
                    self.assertTrue(document["items"])
            document["items"][0]["source"] = SECRET
            self.assertFalse(validator.is_valid(document))

    def test_the_openapi_document_describes_the_answers(self):
        document = self.client.get("/en/open-data/openapi.json").json()
        OpenAPIV31SpecValidator(document).validate()
        paths = [path for path in document["paths"] if path.endswith(".json")]
        parties = "/{language}/instruments/{slug}/parties/feed.json"
        self.assertEqual(len(paths), len(datasets()) + len(datasets_below()))
        self.assertIn(parties, paths)
        for path in paths:
            answer = document["paths"][path]["get"]["responses"]["200"]
            name = answer["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
            schema = document["components"]["schemas"][name]
            here = path.replace("{language}", "es").replace("{slug}", "hs")
            response = self.client.get(here)
            with self.subTest(path=path):
                self.assertIn("ETag", response)
                self.assertTrue(response["Content-Type"].startswith("application/json"))
                jsonschema.validate(document_of(response), schema)
                status = 200 if path == parties else 404
                self.assertEqual(self.client.get(f"{here}?part=2").status_code, status)
        schema = self.client.get("/en/open-data/parties.schema.json").json()
        jsonschema.validate(
            document_of(self.client.get("/en/instruments/hs/parties/feed.json")), schema
        )
        for path in paths:
            for described in document["paths"][path]["get"]["parameters"]:
                self.assertTrue(described.get("description") or described.get("$ref"))

    def test_the_openapi_document_names_every_filter(self):
        document = self.client.get("/en/open-data/openapi.json").json()
        asked = document["paths"]["/{language}/tools/feed.json"]["get"]["parameters"]
        schemas = {given["name"]: given["schema"] for given in asked if "name" in given}
        filters = datasets()["tools"].view.filterset_class.base_filters
        self.assertEqual(set(schemas), {*filters, "sort"})
        self.assertEqual(schemas["audience"]["items"]["enum"][0], "customs")
        self.assertEqual(schemas["sort"]["enum"], ["newest", "oldest"])

    def test_the_examples_find_what_they_say(self):
        for name, dataset in datasets().items():
            with self.subTest(name):
                document = document_of(self.client.get(dataset.example_url))
                self.assertTrue(document["address"].endswith(dataset.example_url))

    def test_a_member_has_its_codes_and_place(self):
        item = self.item("members", "palau")
        region = {"slug": "europe", "text": "Europe", "language": "en", "is_fallback": False}
        expected = {
            "iso_alpha2": "PW",
            "iso_alpha3": "PLW",
            "type": "state",
            "region": region,
            "joined_on": "2024-02",
            "administration": "Bureau of Customs",
            "website": "https://customs.example/",
            "working_languages": ["en", "pau"],
            "capital": "Ngerulmud",
            "latitude": -7.5,
            "longitude": 134.6243,
        }
        self.assertEqual(expected, {name: item[name] for name in expected})
        row = next(csv.DictReader(io.StringIO(self.csv_of("members"))))
        self.assertEqual((row["latitude"], row["working_languages"]), ("-7.5", "en; pau"))
        self.assertEqual((row["region"], row["region_text"]), ("europe", "Europe"))

    def csv_of(self, name):
        return self.client.get(datasets()[name].url("csv")).getvalue().decode("utf-8-sig")

    def test_what_is_not_known_is_null(self):
        make_member({"en": "Nowhere"}, slug="nowhere", joined_on="1994", iso_alpha3="")
        item = self.item("members", "nowhere")
        for name in ["iso_alpha3", "region", "website", "latitude", "summary"]:
            self.assertIsNone(item[name], name)
        rows = table_of(self.client.get("/en/members/feed.csv"))
        row = next(row for row in rows if row["slug"] == "nowhere")
        for name in ["iso_alpha3", "region", "region_text", "capital", "latitude"]:
            self.assertEqual(row[name], "", name)

    def test_a_number_of_parties_says_its_day_until_it_is_counted(self):
        stated = {"number": 160, "as_of": "2024-01-01", "is_complete": False}
        self.assertEqual(self.item("instruments", "hs")["parties"], stated)
        instrument = make_instrument({"en": "Whole"}, slug="whole", has_all_parties=True)
        self.assertIsNone(self.item("instruments", "whole")["parties"])
        make_accession(instrument, make_member(), accepted_on="2024")
        counted = {"number": 1, "as_of": None, "is_complete": True}
        self.assertEqual(self.item("instruments", "whole")["parties"], counted)

    def test_a_file_is_there_or_locked(self):
        files = self.item("tools", "tool")["files"]
        self.assertEqual([file["language"] for file in files], ["en", "fr"])
        self.assertTrue(files[0]["address"].endswith(".en.pdf"))
        self.assertGreater(files[0]["size_bytes"], 100)
        Attachment.objects.update(access=FileAccess.REGISTERED)
        locked = self.item("tools", "tool")["files"][0]
        self.assertEqual((locked["address"], locked["is_locked"]), (None, True))
        self.client.force_login(make_user())
        self.assertFalse(self.item("tools", "tool")["files"][0]["is_locked"])

    def test_nothing_for_editors_is_in_any_file(self):
        for name, dataset in datasets().items():
            for ending in ["csv", "json"]:
                body = self.client.get(dataset.url(ending)).getvalue().decode()
                with self.subTest(name=name, ending=ending):
                    self.assertNotIn(SECRET, body)
            names = {cell.name for cell in cells_of(dataset.columns)}
            self.assertFalse(names & {"source", "basis", "note", "notes", "owner", "review_on"})

    def test_nothing_that_a_reader_may_not_read_is_named(self):
        host = make_member({"en": "Secret host"}, iso_alpha2="QQ", access=Access.REGISTERED)
        region = make_region("Secret region", slug="secret", access=Access.REGISTERED)
        make_body({"en": "Centre"}, slug="rtc", wco_region=region, host=host)
        partner = make_partner({"en": "Secret partner"}, access=Access.REGISTERED)
        make_memorandum({"en": "Open"}, slug="open", partners=[partner])
        make_news({"en": "Item"}, slug="item", topics=[], regions=[region])
        for name, dataset in datasets().items():
            body = self.client.get(dataset.url("json")).getvalue().decode()
            with self.subTest(name):
                self.assertNotIn("Secret", body)
                self.assertNotIn('"QQ"', body)
        self.assertEqual(self.item("memoranda", "open")["partners"], [])
        body = self.item("regional-bodies", "secret/rtc")
        self.assertEqual((body["host"], body["region"]), (None, None))
        self.client.force_login(make_user())
        self.assertEqual(self.item("regional-bodies", "secret/rtc")["host"], "QQ")
        self.assertEqual(len(self.item("memoranda", "open")["partners"]), 1)

    def test_cost_the_same_however_many_rows(self):
        for name, number in [("tools", 7), ("memoranda", 7), ("regional-bodies", 8), ("news", 6)]:
            for more in [0, 10]:
                for _ in range(more):
                    make_file(make_tool(), "en")
                    make_memorandum(partners=[make_partner()])
                # generation, labels, perhaps names, counts, keys; entries, texts, perhaps parts
                with self.subTest(name=name, more=more), self.assertNumQueries(number):
                    self.json_of(name)
