"""The records of tools."""

from datetime import date
from urllib.parse import quote

from content.models.attachment import FileAccess
from library.models import DocumentFile
from tests.catalogue.test_records import RecordTestCase
from tests.factories import (
    make_file,
    make_instrument,
    make_partner,
    make_tool,
    make_topic,
    make_unit,
    make_user,
    moment,
)


class ToolDetailViewTests(RecordTestCase):
    def test_begins_with_its_files(self):
        tool = make_tool(slug="aeo", words={"body": "<p>What it is for.</p>"})
        make_file(tool, "en", "fr")
        page = self.get("/en/tools/aeo/").text
        places = [page.index(part) for part in ["<h1", 'id="h-files"', "What it is for", "<dl"]]
        self.assertEqual(places, sorted(places))

    def test_shows_the_facts_that_are_known_and_no_others(self):
        tool = make_tool(
            slug="aeo",
            audiences=["customs", "business"],
            owner=make_unit("Facilitation"),
            approving_body=make_unit("Council"),
            approved_on="2022-06",
            review_on=date(2027, 6, 30),
            partners=[make_partner({"en": "Universal Postal Union"}), make_partner({"en": "WTO"})],
            instruments=[
                make_instrument({"en": "Competitiveness"}, category="package"),
                make_instrument({"en": "Kyoto"}),
            ],
        )
        make_tool({"en": "Older"}, status="superseded", successor=tool)
        facts = {
            "Status": ["Current"],
            "Audience": ["Customs administrations", "Business"],
            "Responsible unit": ["Facilitation"],
            "Approved by": ["Council"],
            "Approved on": ["June 2022"],
            "Next review": ["30 June 2027"],
            "Joint partners": ["Universal Postal Union", "WTO"],
            "Part of": ["Competitiveness"],
            "Related instruments": ["Kyoto"],
            "Replaces": ["Older"],
        }
        self.assertEqual(self.facts("/en/tools/aeo/"), facts)
        make_tool(slug="bare", date_precision="unknown")
        self.assertEqual(self.facts("/en/tools/bare/"), {"Status": ["Current"]})
        self.assertNotContains(self.client.get("/en/tools/bare/"), "Published:")

    def test_facts_in_another_language_say_so(self):
        make_tool(
            slug="aeo",
            owner=make_unit("Facilitation"),
            partners=[make_partner({"en": "Universal Postal Union"})],
            instruments=[make_instrument({"en": "Kyoto"})],
        )
        page = self.get("/ar/tools/aeo/")
        for words in ["Facilitation", "Universal Postal Union", "Kyoto"]:
            with self.subTest(words=words):
                self.assertContains(page, f' lang="en" dir="ltr">{words}<')
        self.assertNotContains(self.get("/en/tools/aeo/"), 'lang="en" dir="ltr">Facilitation')

    def test_what_is_superseded_says_so_and_leads_on(self):
        newer = make_tool({"en": "Newer"}, slug="newer")
        make_tool(slug="older", status="superseded", successor=newer)
        page = self.get("/en/tools/older/")
        self.assertContains(page, "<b>Superseded</b>")
        self.assertContains(page, 'In its place: <a href="/en/tools/newer/">Newer</a>')

    def test_names_nothing_that_the_reader_may_not_read(self):
        hidden = {"access": "registered"}
        make_tool(
            slug="older",
            status="superseded",
            successor=make_tool({"en": "Unicorn next"}, **hidden),
            owner=make_unit("Unicorn unit", **hidden),
            approving_body=make_unit("Unicorn body", **hidden),
            instruments=[make_instrument({"en": "Unicorn package"}, category="package", **hidden)],
        )
        self.assertNotContains(self.get("/en/tools/older/"), "Unicorn")
        self.client.force_login(make_user())
        self.assertContains(self.get("/en/tools/older/"), "Unicorn", count=4)

    def test_earlier_editions_stay_within_reach(self):
        tool = make_tool(slug="aeo")
        make_file(tool, "en", edition="2024 edition")
        former = make_file(tool, "en", "fr", edition="2018 edition", is_former=True)
        page = self.get("/en/tools/aeo/")
        head, _heading, editions = page.text.partition("<h3>Earlier editions</h3>")
        for language in ["en", "fr"]:
            address = f"/files/{former.document.slug}.{language}.pdf"
            with self.subTest(language=language):
                self.assertNotIn(address, head)
                self.assertIn(address, editions)
                self.assertEqual(self.client.head(address).status_code, 200)
        self.assertIn("2024 edition", head)
        self.assertIn("2018 edition", editions)

    def test_a_new_revision_keeps_the_address_and_the_one_before(self):
        attachment = make_file(make_tool(slug="aeo"))
        address = f"/files/{attachment.document.slug}.en.pdf"
        before = self.client.head(address)["ETag"]
        file = DocumentFile.objects.get()
        replacement = make_file(make_tool(), "fr").document.files.get().file
        replacement.open()
        file.file.save("new.pdf", replacement, save=False)
        file.file._committed = False
        file.save()
        self.assertNotEqual(self.client.head(address)["ETag"], before)
        self.assertEqual(self.client.head(address.replace(".pdf", ".rev1.pdf"))["ETag"], before)
        self.assertContains(self.get("/en/tools/aeo/"), "updated")

    def test_a_locked_file_of_a_public_tool_leads_back_after_signing_in(self):
        attachment = make_file(
            make_tool(slug="aeo", words={"summary": "For everybody"}),
            access=FileAccess.REGISTERED,
        )
        address = f"/files/{attachment.document.slug}.en.pdf"
        page = self.get("/en/tools/aeo/")
        self.assertContains(page, "For everybody")
        self.assertContains(page, f"/account/sign-in/?next={quote('/en/tools/aeo/')}")
        self.assertNotContains(page, address)
        self.assertEqual(self.client.get(address).status_code, 404)
        self.client.force_login(make_user())
        self.assertContains(self.get("/en/tools/aeo/"), address)
        self.assertEqual(self.client.head(address).status_code, 200)

    def test_says_how_it_is_cited_and_where_it_stays(self):
        make_tool({"en": "Guide"}, slug="aeo", published_at=moment("2022-06-01 10:00"))
        make_tool({"en": "Undated"}, slug="bare", date_precision="unknown")
        page = self.get("/en/tools/aeo/")
        self.assertContains(page, "World Customs Organization (2022). <cite>Guide</cite>.")
        self.assertContains(page, "http://127.0.0.1:8000/en/tools/aeo/</bdi></a>")
        page = self.get("/en/tools/bare/")
        self.assertContains(page, "World Customs Organization. <cite>Undated</cite>.")

    def test_falls_back_with_a_notice(self):
        make_tool({"en": "Guide"}, slug="aeo")
        page = self.get("/fr/tools/aeo/")
        self.assertContains(page, '<h1 lang="en" dir="ltr">Guide</h1>')
        self.assertContains(page, "/fr/tools/?language=fr")

    def test_costs_the_same_however_much_there_is(self):
        topic = make_topic()
        package = make_instrument(category="package")
        newer = make_tool(topics=[topic])
        tool = make_tool(
            slug="aeo",
            topics=[topic],
            owner=make_unit(),
            instruments=[package],
            status="superseded",
            successor=newer,
        )
        make_file(tool, "en", "fr")
        for more in [0, 20]:
            for _ in range(more):
                tool.instruments.add(make_instrument())
                make_tool(topics=[topic], status="superseded", successor=tool)
            # generation, tool, text, labels, linked entries, files, related
            with self.subTest(more=more), self.assertNumQueries(7):
                self.client.get("/en/tools/aeo/")
