"""Importing Members, regional bodies and partners from files."""

from pathlib import Path

from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.db import connection

from content.admin.importing.files import MAX_BYTES
from content.models import Version
from content.roles import EDITOR
from members.models import Member
from tests.factories import (
    make_member,
    make_user,
)
from tests.members.importing import sent_again, table
from tests.members.member_import import COLUMNS, FIJI, PALAU, MemberImportCase


class DifferencesTests(MemberImportCase):
    def test_are_shown_and_nothing_is_written(self):
        changed = PALAU | {"capital": "Koror", "name_fr": "République des Palaos"}
        page = self.choose(table(COLUMNS, changed, FIJI))
        self.assertContains(page, "1 to add, 1 to change, 0 not in the file, 0 unchanged.")
        self.assertContains(page, "<del>Ngerulmud</del>")
        self.assertContains(page, "<ins>Koror</ins>")
        self.assertContains(page, "<ins>République des </ins>Palaos")
        self.assertContains(page, 'lang="fr"')
        self.assertContains(page, "published as the next version")
        self.assertFalse(Member.objects.filter(slug="fiji").exists())
        self.palau.refresh_from_db()
        self.assertEqual(self.palau.capital, "Ngerulmud")

    def test_of_a_file_that_says_what_is_there_are_none(self):
        page = self.choose(table(COLUMNS, PALAU))
        self.assertContains(page, "there is nothing to do")
        self.assertNotContains(page, 'name="_apply"')

    def test_a_column_that_is_left_out_changes_nothing(self):
        columns = ["slug", "name_en", "iso_alpha2", "kind"]
        self.assertEqual(self.plan(table(columns, PALAU)), (0, 0, 0, 1))

    def test_an_empty_cell_empties_a_fact_and_leaves_a_text(self):
        text = table(COLUMNS, PALAU | {"capital": "", "name_fr": ""})
        plan = self.choose(text).context["plan"]
        self.assertEqual([d.column.name for d in plan.changed[0].differences], ["capital"])
        self.apply(text)
        self.palau.refresh_from_db()
        self.assertEqual((self.palau.capital, self.palau.languages), ("", ["en", "fr"]))

    def test_are_read_from_what_spreadsheets_write(self):
        plain = table(COLUMNS, PALAU)
        for name, content in {
            "comma": plain,
            "semicolon": table(COLUMNS, PALAU, delimiter=";"),
            "tab": table(COLUMNS, PALAU, delimiter="\t"),
            "mark of UTF-8": b"\xef\xbb\xbf" + plain.encode(),
            "line feeds": plain.replace("\r\n", "\n"),
            "carriage returns": plain.replace("\r\n", "\r"),
            "blank lines": plain + "\r\n,,,,,,,\r\n",
            "blanks around": plain.replace("Palau", " Palau\u00a0"),
            "small codes": plain.replace("PW", "pw"),
            "capitals in the header": plain.replace("slug", "SLUG"),
        }.items():
            with self.subTest(name):
                self.assertEqual(self.plan(content), (0, 0, 0, 1))

    def test_cost_the_same_however_many_rows_there_are(self):
        few = [FIJI | {"slug": f"m-{n}", "iso_alpha2": f"Z{chr(65 + n)}"} for n in range(26)]
        for number in [1, 26]:
            # session, person, 2 of rights, Members, texts, regions
            with self.subTest(rows=number), self.assertNumQueries(7):
                self.plan(table(COLUMNS, *few[:number]))
            for n in range(10):
                make_member(iso_alpha2=f"{'XY'[number > 1]}{chr(65 + n)}", wco_region=self.region)

    def test_come_from_the_table_that_is_downloaded(self):
        self.palau.capital = "=1+1"
        self.palau.latitude, self.palau.longitude = "-7.5000", "134.6243"
        self.palau.working_languages = ["en", "pau"]
        self.palau.source = "One line\nand another; with, marks"
        self.palau.save()
        make_member({"en": "@Home", "ar": "بالاو"}, slug="home")
        Version.objects.filter(title="@Home").update(title="'@Home")
        response = self.client.get(f"{self.address}rows.csv")
        self.assertEqual(response["Content-Type"], "text/csv; charset=utf-8")
        self.assertTrue(response.content.startswith(b"\xef\xbb\xbfslug,"))
        self.assertIn("'=1+1", response.content.decode())
        self.assertIn("''@Home", response.content.decode())
        self.assertIn(",-7.5,", response.content.decode())
        self.assertEqual(self.plan(response.content), (0, 0, 0, 2))

    def test_of_the_file_of_the_demonstration_are_none_once_it_is_loaded(self):
        row = PALAU | {"capital_note": "Since 2006", "admin_basis": "sourced", "source": "a list"}
        self.palau.notes, self.palau.source = "Since 2006", "a list\nAdministration: sourced"
        self.palau.save()
        columns = [*COLUMNS, "id", "name_pt", "notes", "capital_note", "source", "admin_basis"]
        self.assertEqual(self.plan(table(columns, row)), (0, 0, 0, 1))
        header = Path("sample/data/members.csv").read_text(encoding="utf-8").partition("\n")[0]
        self.assertEqual(self.plan(header), (0, 0, 1, 0))


class ApplyingTests(MemberImportCase):
    def test_adds_and_changes_at_once(self):
        changed = PALAU | {"capital": "Koror", "name_fr": "République des Palaos"}
        response = self.apply(table(COLUMNS, changed, FIJI))
        self.assertRedirects(response, "/admin/members/member/")
        told = [str(message) for message in get_messages(response.wsgi_request)]
        self.assertEqual(told, ["Imported from members.csv: 1 added, 1 changed"])
        fiji = Member.objects.get(slug="fiji")
        self.assertEqual((fiji.languages, fiji.wco_region), (["en", "fr"], self.region))
        self.assertEqual(fiji.published_at.year, 1997)
        self.client.logout()
        self.assertContains(self.client.get("/fr/members/fiji/"), "Fidji")
        self.assertContains(self.client.get("/fr/members/palau/"), "République des Palaos")

    def test_a_changed_name_is_the_next_version_with_the_rest_of_the_text(self):
        self.apply(table(COLUMNS, PALAU | {"name_en": "Republic of Palau"}))
        text = self.palau.versions.published().get(language="en")
        self.assertEqual((text.number, text.author), (2, self.publisher))
        self.assertEqual(text.body, "<p>Islands.</p>")

    def test_who_may_not_publish_leaves_drafts(self):
        self.client.force_login(make_user(EDITOR))
        text = table(COLUMNS, PALAU | {"name_en": "Republic of Palau"}, FIJI)
        self.assertContains(self.choose(text), "saved as a draft")
        self.apply(text)
        self.assertEqual(self.palau.versions.published().get(language="en").title, "Palau")
        self.assertEqual(self.palau.versions.open().get().title, "Republic of Palau")
        self.assertEqual(Member.objects.get(slug="fiji").languages, [])
        self.assertEqual(self.plan(text), (0, 0, 0, 2))

    def test_an_open_draft_takes_the_name_and_stays_a_draft(self):
        self.palau.write("en", title="Palau!", body="<p>Unfinished.</p>")
        text = table(COLUMNS, PALAU)
        self.assertContains(self.choose(text), "which stays a draft")
        self.apply(text)
        draft = self.palau.versions.open().get()
        self.assertEqual((draft.title, draft.body), ("Palau", "<p>Unfinished.</p>"))

    def test_removes_only_what_is_ticked_and_deletes_nothing(self):
        self.apply(table(COLUMNS, FIJI))
        self.palau.refresh_from_db()
        self.assertEqual(self.palau.languages, ["en", "fr"])
        page = self.choose(table(COLUMNS, FIJI))
        self.assertContains(page, "Also remove the one that is not in the file")
        self.apply(table(COLUMNS, FIJI), remove="on")
        self.palau.refresh_from_db()
        self.assertEqual(self.palau.languages, [])
        self.client.logout()
        self.assertEqual(self.client.get("/en/members/palau/").status_code, 410)

    def test_a_row_brings_back_what_was_removed(self):
        self.apply(table(COLUMNS, FIJI), remove="on")
        self.assertEqual(self.plan(table(COLUMNS, FIJI)), (0, 0, 0, 1))
        self.apply(table(COLUMNS, PALAU, FIJI))
        self.palau.refresh_from_db()
        self.assertEqual(self.palau.languages, ["en", "fr"])
        self.assertEqual(self.palau.versions.published().get(language="en").body, "<p>Islands.</p>")

    def test_is_written_down(self):
        self.apply(table(COLUMNS, PALAU | {"capital": "Koror"}, FIJI), "list\n1.csv")
        line = LogEntry.objects.get(object_id=None)
        self.assertEqual(line.change_message, "Imported from list1.csv: 1 added, 1 changed")
        self.assertContains(self.client.get(self.address), line.change_message)
        history = self.client.get(f"/admin/members/member/{self.palau.pk}/history/")
        self.assertContains(history, "Imported from list1.csv.")

    def test_a_double_click_applies_once(self):
        page = self.choose(table(COLUMNS, PALAU, FIJI))
        values = sent_again(page)
        for _ in range(2):
            self.assertRedirects(self.client.post(self.address, values), "/admin/members/member/")
        self.assertEqual(LogEntry.objects.filter(object_id=None).count(), 1)
        self.assertEqual(Member.objects.get(slug="fiji").versions.count(), 2)

    def test_a_file_as_large_as_may_be_is_carried_to_the_end(self):
        rows = [
            FIJI | {"slug": f"m-{n}", "iso_alpha2": f"Z{chr(65 + n)}", "notes": "x\n" * 60_000}
            for n in range(8)
        ]
        values = sent_again(self.choose(table([*COLUMNS, "notes"], *rows).replace("\r\n", "\n")))
        values["table"] = values["table"].replace("\n", "\r\n")
        self.assertGreater(len(values["table"]), MAX_BYTES)
        self.assertRedirects(self.client.post(self.address, values), "/admin/members/member/")

    def test_what_changed_meanwhile_is_shown_and_not_overwritten(self):
        text = table(COLUMNS, PALAU | {"capital": "Koror"})
        values = sent_again(self.choose(text))
        Member.objects.filter(slug="palau").update(capital="Airai")
        page = self.client.post(self.address, values)
        self.assertContains(page, "Meanwhile the records have changed.")
        self.assertContains(page, "<del>Airai</del>")
        self.palau.refresh_from_db()
        self.assertEqual(self.palau.capital, "Airai")
        self.client.post(self.address, sent_again(page))
        self.palau.refresh_from_db()
        self.assertEqual(self.palau.capital, "Koror")

    def test_a_text_that_was_tampered_with_is_checked_again(self):
        values = sent_again(self.choose(table(COLUMNS, PALAU, FIJI)))
        values["table"] = values["table"].replace("FJ", "F1")
        page = self.client.post(self.address, values)
        self.assertEqual(page.context["problems"][0].line, 3)
        self.assertFalse(Member.objects.filter(slug="fiji").exists())

    def test_what_the_database_refuses_is_undone_whole(self):
        values = sent_again(self.choose(table(COLUMNS, FIJI, PALAU | {"capital": "Koror"})))
        # A constraint of the test's own, as nothing that the page lets through is refused.
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(
                "ALTER TABLE members_member ADD CONSTRAINT no_koror CHECK (capital <> 'Koror')"
            )
        page = self.client.post(self.address, values)
        self.assertContains(page, "Nothing is changed")
        self.assertFalse(Member.objects.filter(slug="fiji").exists())
        self.assertEqual(LogEntry.objects.count(), 0)
