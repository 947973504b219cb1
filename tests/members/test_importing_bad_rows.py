"""Files that cannot be imported: each is refused with the line, the column and the reason."""

from datetime import timedelta

from django.utils import timezone

from content.admin.importing.files import MAX_BYTES
from content.models import Version
from content.roles import PUBLISHER
from members.models import Member, Partner, RegionalBody
from tests.factories import make_body, make_member, make_partner, make_region, make_topic, make_user
from tests.members.importing import ImportTestCase, table
from tests.members.member_import import FIJI, PALAU, WIDE, MemberImportCase

TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()
DATE = "Write 2023, 2023-06 or 2023-06-15."
CHOICES = "is none of these: state, customs-territory, economic-union."
EARTH = "Write degrees from -{0} to {0}."
SMALL = "Use small letters, digits and hyphens."
# What is wrong with a row: its cells, the column that is named, and the reason or a part of it.
BAD_ROWS = [
    ({"slug": ""}, "slug", "This cell is empty."),
    ({"slug": "Fiji Islands"}, "slug", SMALL),
    ({"slug": "oceania/fiji"}, "slug", SMALL),
    ({"slug": "feed.csv"}, "slug", SMALL),
    ({"slug": "f" * 151}, "slug", "longer than 150 characters"),
    ({"slug": "palau"}, "slug", "Line 2 is about the same."),
    ({"name_en": ""}, "name_en", "This cell is empty."),
    ({"name_en": "   "}, "name_en", "This cell is empty."),
    ({"name_en": "F" * 301}, "name_en", "longer than 300 characters"),
    ({"name_fr": "F" * 301}, "name_fr", "longer than 300 characters"),
    ({"name_en": "Fi\x00ji"}, "name_en", "a character that cannot be shown"),
    ({"name_en": "Fi\x07ji"}, "name_en", "a character that cannot be shown"),
    ({"iso_alpha2": ""}, "iso_alpha2", "This cell is empty."),
    ({"iso_alpha2": "F1"}, "iso_alpha2", "Write two capital letters"),
    ({"iso_alpha2": "FJI"}, "iso_alpha2", "longer than 2 characters"),
    ({"iso_alpha2": "ФЖ"}, "iso_alpha2", "Write two capital letters"),
    ({"iso_alpha2": "PW"}, "iso_alpha2", "“PW” is the code of palau."),
    ({"iso_alpha2": "pw"}, "iso_alpha2", "“PW” is the code of palau."),
    ({"iso_alpha2": "TO"}, "iso_alpha2", "“TO” is the code of tonga."),
    ({"iso_alpha3": "FJ"}, "iso_alpha3", "Write three capital letters"),
    ({"iso_alpha3": "TON"}, "iso_alpha3", "“TON” is the code of tonga."),
    ({"kind": ""}, "kind", "This cell is empty."),
    ({"kind": "kingdom"}, "kind", CHOICES),
    ({"wco_region": "atlantis"}, "wco_region", "“atlantis” is not known here"),
    ({"joined_on": "soon"}, "joined_on", DATE),
    ({"joined_on": "22/02/2024"}, "joined_on", DATE),
    ({"joined_on": "2024-02-30"}, "joined_on", DATE),
    ({"joined_on": "0024-02-01"}, "joined_on", DATE),
    ({"joined_on": "2024-02-22 10:00"}, "joined_on", "longer than 10 characters"),
    ({"joined_on": TOMORROW}, "joined_on", "This day is still to come."),
    ({"latitude": "north", "longitude": "1"}, "latitude", "Write degrees"),
    ({"latitude": "90.1", "longitude": "1"}, "latitude", EARTH.format(90)),
    ({"latitude": "1", "longitude": "-180.5"}, "longitude", EARTH.format(180)),
    ({"latitude": "Infinity", "longitude": "1"}, "latitude", "Write degrees"),
    ({"latitude": "NaN", "longitude": "1"}, "latitude", EARTH.format(90)),
    ({"latitude": "1e9", "longitude": "1"}, "latitude", "Write degrees"),
    ({"latitude": "1"}, "latitude", "both a latitude and a longitude"),
    ({"administration_website": "fiji.example"}, "administration_website", "with https://"),
    ({"administration_website": "ftp://fiji.example"}, "administration_website", "with https://"),
    ({"administration_website": "javascript:alert(1)"}, "administration_website", "with https://"),
    ({"administration_website": f"https://{'f' * 200}.example"}, "administration_website", "200"),
    ({"working_languages": "fr;fijian"}, "working_languages", "ISO 639"),
    ({"capital": "S" * 101}, "capital", "longer than 100 characters"),
    ({"administration_name": "F" * 251}, "administration_name", "longer than 250"),
    ({"basis": "rumour"}, "basis", "is none of these: sourced, knowledge, sample."),
]
# What is wrong with a whole file: its bytes, and a part of the reason.
BAD_FILES = [
    (b"", "The file is empty."),
    (b"\n \n", "The file is empty."),
    ("slug\nétat\n".encode("latin-1"), "The file is not UTF-8: see line 2."),
    ("slug\npalau\n".encode("utf-16"), "The file is not UTF-8. Save it as “CSV UTF-8”."),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "The file is not UTF-8"),
    (b"a" * (MAX_BYTES + 1), "larger than 1 MB"),
    (b'slug,name_en,iso_alpha2,kind\nfiji,"Fiji,FJ,state\n', "check its quotation marks"),
    (b'slug,name_en,iso_alpha2,kind\nfiji,"Fi"ji,FJ,state\n', "Line 2 cannot be read"),
    (b"slug,name_en,iso_alpha2,kind\n" + b"x,x,XX,state\n" * 501, "more than 500 rows"),
    (b"slug,name_en,iso_alpha2,kind\n" + b"x\n" * 501, "more than 500 rows"),
    (b"slug,name_en,iso_alpha2,kind\nfiji," + b"x" * 140_000 + b",FJ,state\n", "field larger"),
]
# What is wrong with a header: the header, the column and the reason.
BAD_HEADERS = [
    ("slug,name_en,iso_alpha2", "kind", "This column is missing."),
    ("slug,name_en,iso_alpha2,kind,flag", "flag", "This column is not known here."),
    ("slug,name_en,iso_alpha2,kind,", "", "A column has no name."),
    ("slug,name_en,iso_alpha2,kind,slug", "slug", "This column is there twice."),
    ("slug|name_en|iso_alpha2|kind", "slug", "This column is missing."),
]


class BadRowTests(MemberImportCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_member(slug="tonga", iso_alpha2="TO", iso_alpha3="TON", wco_region=cls.region)

    def setUp(self):
        super().setUp()
        self.rows = (Member.objects.count(), Version.objects.count())

    def assert_nothing_written(self):
        self.assertEqual((Member.objects.count(), Version.objects.count()), self.rows)

    def test_each_is_named_with_its_line_column_and_reason(self):
        self.assertGreaterEqual(len(BAD_ROWS), 30)
        for cells, column, reason in BAD_ROWS:
            with self.subTest(column=column, cells=str(cells)[:60]):
                [problem] = self.problems(table(WIDE, PALAU, FIJI | cells))
                self.assertEqual(problem[:2], (3, column))
                self.assertIn(reason, problem[2])
                self.assert_nothing_written()

    def test_all_are_named_at_once_and_the_good_rows_wait(self):
        faults = [({"joined_on": "soon", "kind": "kingdom"}), ({"name_en": ""})]
        rows = [FIJI | {"slug": f"fiji-{n}", "iso_alpha2": f"F{c}"} for n, c in enumerate("AB")]
        rows = [row | fault for row, fault in zip(rows, faults, strict=True)]
        page = self.choose(table(WIDE, PALAU | {"capital": "Koror"}, *rows))
        named = [(problem.line, problem.column) for problem in page.context["problems"]]
        self.assertEqual(named, [(3, "kind"), (3, "joined_on"), (4, "name_en")])
        self.assertContains(page, "Nothing of members.csv is imported")
        self.assertNotContains(page, 'name="_apply"')
        self.assert_nothing_written()

    def test_lines_are_counted_as_spreadsheets_count_them(self):
        text = table(WIDE, PALAU | {"capital": "Two\nlines"}, {}, FIJI | {"kind": "kingdom"})
        self.assertEqual(self.problems(text)[0][:2], (4, "kind"))

    def test_rows_have_the_cells_that_the_header_names(self):
        text = table(WIDE, PALAU) + "fiji,Fiji\r\n"
        reason = "There are 2 cells, and the header has 15."
        self.assertEqual(self.problems(text), [(3, "", reason)])

    def test_files_that_are_no_tables_are_refused(self):
        for content, reason in BAD_FILES:
            with self.subTest(reason=reason):
                [problem] = self.problems(content)
                self.assertEqual(problem[:2], (0, ""))
                self.assertIn(reason, problem[2])
                self.assert_nothing_written()

    def test_headers_are_refused(self):
        for header, column, reason in BAD_HEADERS:
            with self.subTest(header=header):
                self.assertIn((1, column, reason), self.problems(f"{header}\n"))

    def test_a_million_columns_without_a_name_are_told_of_once(self):
        reasons = [reason for _line, _column, reason in self.problems("," * 1_000_000)]
        self.assertEqual(reasons.count("A column has no name."), 1)

    def test_no_file_is_no_error_page(self):
        for values in [{}, {"file": "text"}, {"_apply": "1"}, {"table": "", "_apply": "1"}]:
            page = self.client.post(self.address, values)
            self.assertContains(page, "Choose a file.")

    def test_too_many_texts_at_once_are_refused(self):
        codes = [f"{a}{b}" for a in "ABCDEFGHIJKLM" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
        rows = [
            FIJI | {"slug": f"m-{code.lower()}", "iso_alpha2": code}
            for code in codes
            if not Member.objects.filter(iso_alpha2=code).exists()
        ]
        [problem] = self.problems(table(WIDE, *rows))
        self.assertIn("more than 600. Import it in parts.", problem[2])


class BodyImportTests(ImportTestCase):
    address = "/admin/members/regionalbody/import/"
    COLUMNS = ["id", "name", "name_fr", "kind", "host_country_iso", "city", "wco_region"]
    COLUMNS += ["established", "website", "notes", "confidence", "basis", "source"]

    @classmethod
    def setUpTestData(cls):
        cls.region = make_region("Asia/Pacific", slug="asia-pacific")
        cls.publisher = make_user(PUBLISHER)
        cls.palau = make_member(slug="palau", iso_alpha2="PW")
        cls.body = make_body({"en": "ROCB"}, slug="rocb", wco_region=cls.region, host=cls.palau)

    def setUp(self):
        self.client.force_login(self.publisher)

    def row(self, **cells):
        row = {"id": "rocb", "name": "ROCB", "kind": "rocb", "host_country_iso": "pw"}
        return row | {"wco_region": "asia-pacific", "basis": "sourced"} | cells

    def test_adds_and_changes(self):
        lab = self.row(id="lab", name="Laboratory", name_fr="Laboratoire", established="2020")
        text = table(self.COLUMNS, self.row(city="Koror"), lab)
        self.assertEqual(self.plan(text), (1, 1, 0, 0))
        self.apply(text)
        added = RegionalBody.objects.get(slug="asia-pacific/lab")
        self.assertEqual((added.host, added.established_on), (self.palau, "2020"))
        self.body.refresh_from_db()
        self.assertEqual(self.body.city, "Koror")
        self.assertEqual(self.plan(self.downloaded()), (0, 0, 0, 2))

    def test_names_what_is_wrong(self):
        for cells, column, reason in [
            ({"wco_region": ""}, "wco_region", "This cell is empty."),
            ({"wco_region": "europe"}, "wco_region", "“europe” is not known here"),
            ({"host_country_iso": "XX"}, "host_country_iso", "“XX” is not known here"),
            ({"kind": "office"}, "kind", "is none of these"),
            ({"established": "long ago"}, "established", DATE),
            ({"website": "www.example"}, "website", "with https://"),
            ({"id": "rocb"}, "wco_region", "Line 2 is about the same."),
        ]:
            with self.subTest(cells=cells):
                row = self.row(id="lab") | cells
                [problem] = self.problems(table(self.COLUMNS, self.row(), row))
                self.assertEqual(problem[:2], (3, column))
                self.assertIn(reason, problem[2])


class PartnerImportTests(ImportTestCase):
    address = "/admin/members/partner/import/"
    COLUMNS = ["id", "name", "kind", "topic_slugs", "website", "profile", "basis"]

    @classmethod
    def setUpTestData(cls):
        cls.publisher = make_user(PUBLISHER)
        cls.topics = [make_topic(slug=slug) for slug in ["origin", "valuation"]]
        cls.partner = make_partner({"en": "WTO"}, slug="wto", topics=cls.topics[:1])

    def setUp(self):
        self.client.force_login(self.publisher)

    def test_changes_topics_and_summaries(self):
        row = {"id": "wto", "name": "WTO", "kind": "un-agency", "basis": "sourced"}
        row |= {"topic_slugs": "valuation; origin", "profile": "It rules on trade."}
        text = table(self.COLUMNS, row)
        changes = self.choose(text).context["plan"].changed
        self.assertEqual(
            [(d.column.name, d.old, d.new) for d in changes[0].differences],
            [
                ("topic_slugs", "origin", "origin;valuation"),
                ("profile", "", "It rules on trade."),
            ],
        )
        self.apply(text)
        self.assertCountEqual(Partner.objects.get().topics.all(), self.topics)
        text = self.partner.versions.published().get()
        self.assertEqual((text.title, text.summary), ("WTO", "It rules on trade."))
        self.assertEqual(self.plan(self.downloaded()), (0, 0, 0, 1))

    def test_names_what_is_wrong(self):
        row = {"id": "imf", "name": "IMF", "kind": "bank", "topic_slugs": "money"}
        columns = [problem[1] for problem in self.problems(table(self.COLUMNS, row))]
        self.assertEqual(columns, ["kind", "topic_slugs", "basis"])
