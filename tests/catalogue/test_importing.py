"""Importing accessions, of one instrument or of all that a file names."""

from django.contrib.admin.models import LogEntry

from catalogue.models import Accession, Annex
from content.roles import AUTHOR, PUBLISHER
from tests.factories import make_accession, make_instrument, make_member, make_news, make_user
from tests.members.importing import ImportTestCase, table

COLUMNS = ["iso_alpha2", "convention", "date", "entry_into_force"]
WIDE = [*COLUMNS, "act", "signed_on", "withdrawn_on", "is_undated", "reservations", "annexes"]
WIDE += ["news", "notes", "basis", "source"]
PALAU = {"iso_alpha2": "PW", "convention": "hs", "date": "2024-02-22", "basis": "sourced"}
FIJI = PALAU | {"iso_alpha2": "FJ", "date": "2011"}
# What is wrong with a row: its cells, the column that is named, and a part of the reason.
BAD_ROWS = [
    ({"iso_alpha2": ""}, "iso_alpha2", "This cell is empty."),
    ({"iso_alpha2": "XX"}, "iso_alpha2", "“XX” is not known here: enter it first."),
    ({"iso_alpha2": "pw"}, "iso_alpha2", "Line 2 is about the same."),
    ({"convention": ""}, "convention", "This cell is empty."),
    ({"convention": "kyoto"}, "convention", "“kyoto” is not known here"),
    ({"date": "soon"}, "date", "Write 2023"),
    ({"date": ""}, "date", "Give a date"),
    ({"entry_into_force": "2010"}, "entry_into_force", "in force only after it was accepted"),
    ({"entry_into_force": "1 Jan"}, "entry_into_force", "Write 2023"),
    ({"withdrawn_on": "2010-12"}, "withdrawn_on", "withdrawn only after it was accepted"),
    ({"signed_on": "2011-13"}, "signed_on", "Write 2023"),
    ({"act": "handshake"}, "act", "is none of these: ratification"),
    ({"is_undated": "maybe"}, "is_undated", "Write yes"),
    ({"is_undated": "yes"}, "is_undated", "only of a party without one"),
    ({"annexes": "A;C"}, "annexes", "“C” is no annex of this instrument."),
    ({"news": "nowhere"}, "news", "“nowhere” is not known here"),
    ({"notes": "n" * 301}, "notes", "longer than 300 characters"),
    ({"basis": ""}, "basis", "is none of these"),
]


class AccessionImportTests(ImportTestCase):
    address = "/admin/catalogue/accession/import/"

    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.hs, cls.other = make_instrument(slug="hs"), make_instrument(slug="ata")
        cls.annex = Annex.objects.create(instrument=cls.hs, code="A")
        cls.palau = make_member({"en": "Palau"}, iso_alpha2="PW")
        cls.fiji = make_member({"en": "Fiji"}, iso_alpha2="FJ")
        cls.accession = make_accession(cls.hs, cls.palau, accepted_on="2024-02-22")

    def setUp(self):
        self.client.force_login(self.publisher)

    def of_hs(self):
        self.address = f"{type(self).address}?instrument={self.hs.pk}"

    def test_adds_changes_and_leaves(self):
        news = make_news(slug="palau-accedes")
        changed = PALAU | {"annexes": "A", "news": "palau-accedes", "act": "accession"}
        text = table(WIDE, changed, FIJI)
        self.assertEqual(self.plan(text), (1, 1, 0, 0))
        self.apply(text)
        self.accession.refresh_from_db()
        self.assertEqual((self.accession.act, self.accession.news.pk), ("accession", news.pk))
        self.assertEqual(list(self.accession.annexes.all()), [self.annex])
        self.assertEqual(Accession.objects.get(party=self.fiji).accepted_on, "2011")
        self.assertEqual(self.plan(self.downloaded()), (0, 0, 0, 2))

    def test_a_party_without_a_date_is_undated(self):
        columns = ["id", "iso_alpha2", "convention", "date", "entry_into_force", "confidence"]
        self.apply(table(columns, PALAU, FIJI | {"date": ""}))
        self.assertTrue(Accession.objects.get(party=self.fiji).is_undated)
        self.accession.refresh_from_db()
        self.assertFalse(self.accession.is_undated)

    def test_removes_what_is_not_in_the_file_of_the_instruments_that_it_names(self):
        make_accession(self.other, self.palau)
        self.apply(table(COLUMNS, FIJI), remove="on")
        left = Accession.objects.values_list("instrument__slug", "party__iso_alpha2")
        self.assertCountEqual(left, [("ata", "PW"), ("hs", "FJ")])
        imports = LogEntry.objects.filter(object_id=None)
        told = "Imported from members.csv: 1 added, 1 removed"
        self.assertEqual([line.change_message for line in imports], [told])

    def test_of_one_instrument_need_not_name_it(self):
        self.of_hs()
        make_accession(self.other, self.palau)
        text = table(["iso_alpha2", "accepted_on"], {"iso_alpha2": "fj", "accepted_on": "2011"})
        self.assertEqual(self.plan(text), (1, 0, 1, 0))
        response = self.apply(text, remove="on")
        self.assertRedirects(response, f"/admin/catalogue/accession/?instrument={self.hs.pk}")
        left = Accession.objects.values_list("instrument__slug", "party__iso_alpha2")
        self.assertCountEqual(left, [("ata", "PW"), ("hs", "FJ")])

    def test_of_one_instrument_touches_no_other(self):
        self.of_hs()
        text = table(["iso_alpha2", "instrument", "date"], FIJI | {"instrument": "ata"})
        [problem] = self.problems(text)
        self.assertEqual(problem[:2], (2, "convention"))

    def test_names_each_bad_row_and_writes_nothing(self):
        for cells, column, reason in BAD_ROWS:
            with self.subTest(column=column, cells=str(cells)[:60]):
                [problem] = self.problems(table(WIDE, PALAU, FIJI | cells))
                self.assertEqual(problem[:2], (3, column))
                self.assertIn(reason, problem[2])
                self.assertEqual(Accession.objects.count(), 1)

    def test_both_names_of_a_column_are_one_too_many(self):
        text = table([*COLUMNS, "accepted_on"], PALAU)
        self.assertEqual(self.problems(text), [(1, "date", "This column is there twice.")])

    def test_authors_may_import_and_remove_as_they_may_on_the_form(self):
        self.client.force_login(make_user(AUTHOR))
        self.apply(table(COLUMNS, FIJI), remove="on")
        self.assertEqual(Accession.objects.get().party, self.fiji)

    def test_costs_the_same_however_many_rows_there_are(self):
        rows = [PALAU]
        for more in [1, 20]:
            for _ in range(more):
                member = make_member()
                make_accession(self.hs, member)
                rows.append(PALAU | {"iso_alpha2": member.iso_alpha2, "date": "2001"})
            # session, person, 2 of rights, accessions, annexes accepted, parties, instruments,
            # texts of both, annexes
            with self.subTest(rows=len(rows)), self.assertNumQueries(11):
                self.plan(table(COLUMNS, *rows))
