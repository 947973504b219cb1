"""Editing tools, instruments and publications."""

from django.test import TestCase

from catalogue.models import AnnexText, Tool
from content.roles import EDITOR, PUBLISHER, TRANSLATOR
from tests.content.editing import EditingTestCase
from tests.factories import (
    make_instrument,
    make_publication,
    make_tool,
    make_topic,
    make_unit,
    make_user,
)

MAKERS = {"tool": make_tool, "instrument": make_instrument, "publication": make_publication}


def form_url(entry):
    return f"/admin/catalogue/{entry._meta.model_name}/{entry.pk}/change/?language=en"


class CatalogueListTests(TestCase):
    def setUp(self):
        self.client.force_login(make_user(PUBLISHER))

    def test_costs_the_same_however_much_there_is(self):
        for name, make in MAKERS.items():
            address = f"/admin/catalogue/{name}/"
            for more in [1, 20]:
                for _ in range(more):
                    make({"en": "One more", "fr": "Un de plus"}, owner=make_unit())
                self.client.get(address)
                # session, person, 2 of rights, topics, count, entries, texts
                with self.subTest(name=name, more=more), self.assertNumQueries(8):
                    self.client.get(address)

    def test_is_narrowed_by_what_the_kind_has(self):
        make_tool(slug="a", category="handbook", status="superseded")
        make_tool(slug="b")
        for query in ["category__exact=handbook", "status__exact=superseded"]:
            results = self.client.get(f"/admin/catalogue/tool/?{query}").context["cl"].result_list
            with self.subTest(query=query):
                self.assertEqual([tool.slug for tool in results], ["a"])


class CatalogueFormTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.topic = make_topic()

    def setUp(self):
        self.client.force_login(self.publisher)

    def test_few_fields_are_open_when_something_is_written(self):
        for name in MAKERS:
            page = self.client.get(f"/admin/catalogue/{name}/add/")
            fieldsets = page.context["adminform"].fieldsets
            fields = [
                field
                for _title, options in fieldsets
                if "collapse" not in options.get("classes", [])
                for field in options["fields"]
            ]
            with self.subTest(name=name):
                self.assertLessEqual(len(fields), 9, fields)

    def test_a_tool_is_written_and_published(self):
        council, package = make_unit(), make_instrument(category="package")
        values = self.open("/admin/catalogue/tool/add/")
        self.send(
            "/admin/catalogue/tool/add/",
            values,
            button="_publish",
            title="AEO Compendium",
            category="compendium",
            topics=[self.topic.pk],
            audiences=["customs", "business"],
            approving_body=council.pk,
            approved_on="2022-06",
            instruments=[package.pk],
        )
        tool = Tool.objects.get(slug="aeo-compendium")
        self.assertEqual(tool.audiences, ["customs", "business"])
        self.assertEqual(list(tool.instruments.all()), [package])
        self.client.logout()
        self.assertContains(self.client.get("/en/tools/aeo-compendium/"), "AEO Compendium")

    def test_who_changes_nothing_saves_nothing(self):
        tool = make_tool(audiences=["customs", "business"])
        changed_at = tool.changed_at
        self.send(form_url(tool), self.open(form_url(tool)))
        tool.refresh_from_db()
        self.assertEqual(tool.changed_at, changed_at)
        self.assertEqual(tool.audiences, ["customs", "business"])

    def test_what_the_database_would_refuse_is_explained(self):
        tool, other = make_tool(), make_tool()
        for values, reason in [
            ({"successor": other.pk}, "Only what is superseded has a successor."),
            (
                {"successor": tool.pk, "status": "superseded"},
                "Nothing is its own successor.",
            ),
            ({"approved_on": "soon"}, "Write 2023, 2023-06 or 2023-06-15."),
            ({"approved_on": "0001-01-01"}, "Write 2023, 2023-06 or 2023-06-15."),
            ({"expires_at": "9999-12-31T23:59"}, "Give a year from 1000 to 8999."),
        ]:
            with self.subTest(reason=reason):
                page = self.send(form_url(tool), self.open(form_url(tool)), **values)
                self.assertContains(page, reason)
        publication = make_publication()
        values = self.open(form_url(publication))
        page = self.send(form_url(publication), values, isbn="123", doi="abc")
        self.assertContains(page, "This is no ISBN")
        self.assertContains(page, "Write the DOI alone")

    def test_an_instrument_has_its_annexes_on_its_form(self):
        instrument = make_instrument()
        values = self.open(form_url(instrument))
        rows = {
            "annexes-TOTAL_FORMS": 1,
            "annexes-0-code": "A",
            "annexes-0-position": 0,
        }
        self.send(form_url(instrument), values, **rows)
        annex = instrument.annexes.get()
        address = f"/admin/catalogue/annex/{annex.pk}/change/"
        self.assertContains(self.client.get(form_url(instrument)), address)
        titles = {
            "code": "A",
            "texts-TOTAL_FORMS": 1,
            "texts-INITIAL_FORMS": 0,
            "texts-0-language": "fr",
            "texts-0-title": "Transit",
        }
        response = self.client.post(address, titles)
        self.assertRedirects(response, f"/admin/catalogue/instrument/{instrument.pk}/change/")
        self.assertEqual(AnnexText.objects.get().title, "Transit")

    def test_an_annex_is_reached_from_its_instrument_only(self):
        self.assertEqual(self.client.get("/admin/catalogue/annex/add/").status_code, 403)
        self.assertNotContains(self.client.get("/admin/everything/"), "/admin/catalogue/annex/")

    def test_a_translator_changes_no_facts(self):
        tool = make_tool()
        self.client.force_login(make_user(TRANSLATOR))
        page = self.client.get(form_url(tool).replace("=en", "=fr"))
        self.assertEqual(page.status_code, 200)
        self.assertNotContains(page, 'name="category"')
        self.assertEqual(self.client.get("/admin/catalogue/tool/add/").status_code, 403)

    def test_an_editor_writes_but_deletes_nothing(self):
        tool = make_tool()
        self.client.force_login(make_user(EDITOR))
        self.assertEqual(self.client.get("/admin/catalogue/tool/add/").status_code, 200)
        address = f"/admin/catalogue/tool/{tool.pk}/delete/"
        self.assertEqual(self.client.get(address).status_code, 403)
