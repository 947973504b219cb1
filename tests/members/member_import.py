"""What tests of importing Members begin with."""

from content.roles import PUBLISHER
from tests.factories import (
    make_member,
    make_region,
    make_user,
)
from tests.members.importing import ImportTestCase

COLUMNS = ["slug", "name_en", "name_fr", "iso_alpha2", "kind", "wco_region", "joined_on", "capital"]
PALAU = {
    "slug": "palau",
    "name_en": "Palau",
    "name_fr": "Palaos",
    "iso_alpha2": "PW",
    "kind": "state",
    "wco_region": "asia-pacific",
    "joined_on": "2024-02-22",
    "capital": "Ngerulmud",
    "basis": "sourced",
}
FIJI = PALAU | {
    "slug": "fiji",
    "name_en": "Fiji",
    "name_fr": "Fidji",
    "iso_alpha2": "FJ",
    "joined_on": "1997-07-01",
    "capital": "Suva",
}
WIDE = [*COLUMNS, "iso_alpha3", "latitude", "longitude", "administration_website"]
WIDE += ["working_languages", "basis", "administration_name"]


class MemberImportCase(ImportTestCase):
    address = "/admin/members/member/import/"

    @classmethod
    def setUpTestData(cls):
        cls.region = make_region("Asia/Pacific", slug="asia-pacific")
        cls.publisher = make_user(PUBLISHER, username="anna")
        columns = {"wco_region": cls.region, "joined_on": "2024-02-22", "capital": "Ngerulmud"}
        cls.palau = make_member(
            {"en": "Palau", "fr": "Palaos"},
            slug="palau",
            iso_alpha2="PW",
            words={"body": "<p>Islands.</p>"},
            **columns,
        )

    def setUp(self):
        self.client.force_login(self.publisher)
