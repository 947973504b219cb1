"""Importing a file and entering an accession, as editors do it; clicks and loads are counted."""

from axe_playwright_python.base import AXE_SCRIPT

from catalogue.models import Accession
from members.models import Member
from tests.browser.editing import EditingCase
from tests.browser.test_accessibility import violations
from tests.factories import make_instrument, make_member, make_region
from tests.members.importing import table
from tests.members.member_import import COLUMNS, FIJI, PALAU


class ImportingTests(EditingCase):
    def setUp(self):
        super().setUp()
        self.page.add_init_script(AXE_SCRIPT)
        region = make_region("Asia/Pacific", slug="asia-pacific")
        self.palau = make_member(
            {"en": "Palau", "fr": "Palaos", "ar": "بالاو"},
            slug="palau",
            iso_alpha2="PW",
            wco_region=region,
            joined_on="2024-02-22",
            capital="Ngerulmud",
        )

    def attach(self, text):
        file = {"name": "members.csv", "mimeType": "text/csv", "buffer": text.encode("utf-8-sig")}
        self.clicks += 1
        self.page.set_input_files("#id_file", files=[file])

    def check(self):
        for scheme in ["light", "dark"]:
            self.page.emulate_media(color_scheme=scheme)
            # Links fade from one colour to the other.
            self.page.wait_for_timeout(300)
            for width in [1440, 834, 390]:
                self.page.set_viewport_size({"width": width, "height": 1000})
                with self.subTest(url=self.page.url, scheme=scheme, width=width):
                    self.assertEqual(violations(self.page), [])

    def test_an_updated_file_is_imported(self):
        make_member({"en": "Atlantis"}, slug="atlantis", iso_alpha2="XA")
        self.go("/admin/members/member/")
        self.click("text=Import a CSV file")
        columns = [*COLUMNS, "name_ar"]
        changed = PALAU | {"capital": "Koror\nor Airai", "name_ar": "جمهورية بالاو"}
        self.attach(table(columns, changed, FIJI))
        self.click("text=Show the differences")
        self.assertIn("1 to add, 1 to change, 1 not in the file", self.page.inner_text("main"))
        self.assertEqual(self.page.inner_text("bdi[lang=ar] ins").strip(), "جمهورية")
        self.assertFalse(Member.objects.filter(slug="fiji").exists())
        self.click("[name=_apply]")
        self.assertIn("Imported from members.csv: 1 added, 1 changed", self.told())
        self.assert_cost(clicks=4, loads=3)
        self.palau.refresh_from_db()
        self.assertEqual(self.palau.versions.published().get(language="ar").title, "جمهورية بالاو")
        self.assertTrue(Member.objects.live().filter(slug="atlantis").exists())

    def test_a_wrong_file_is_explained(self):
        self.go("/admin/members/member/import/")
        self.attach(table(COLUMNS, PALAU | {"iso_alpha2": "P1", "joined_on": "soon"}))
        self.click("text=Show the differences")
        self.assertIn("Nothing of members.csv is imported", self.page.inner_text(".error-summary"))
        self.assertEqual(self.page.locator(".error-summary tbody tr").count(), 2)
        self.check()

    def test_pages_have_no_fault_for_axe(self):
        self.go("/admin/members/member/import/")
        self.check()
        self.attach(table(COLUMNS, FIJI, FIJI | {"slug": "tonga", "iso_alpha2": "TO"}))
        self.click("text=Show the differences")
        self.page.wait_for_selector("[name=_apply]")
        self.check()

    def test_forms_of_accessions_have_no_fault_for_axe(self):
        instrument = make_instrument({"en": "Harmonized System"}, slug="hs")
        row = Accession.objects.create(instrument=instrument, party=self.palau, accepted_on="2024")
        for path in [f"{row.pk}/change/", f"add/?party={self.palau.pk}", ""]:
            self.go(f"/admin/catalogue/accession/{path}")
            self.check()
        self.go(f"/admin/members/member/{self.palau.pk}/change/")
        self.page.locator("#accessions").scroll_into_view_if_needed()
        self.assertEqual(self.page.locator("#accessions tbody tr").count(), 1)

    def test_an_accession_is_entered_from_the_member(self):
        make_instrument({"en": "Harmonized System"}, slug="hs")
        self.go(f"/admin/members/member/{self.palau.pk}/change/")
        self.click("text=Enter an accession")
        self.click(".field-instrument .select2-selection")
        self.click(".select2-results >> text=Harmonized System")
        self.page.fill("#id_accepted_on", "2024-02-22")
        self.click("[name=_save]")
        self.page.wait_for_selector("#accessions tbody tr")
        self.assertIn("2024-02-22", self.page.inner_text("#accessions"))
        self.assert_cost(clicks=4, loads=2)
        self.assertEqual(Accession.objects.get().party, self.palau)
