"""The map of the world: what is drawn, in which colour and with which name."""

import csv
import gzip
import re
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.test import SimpleTestCase

from content.facts import FactValue
from members.shapes import shapes
from members.world_map import Place, Row, place_of, world_map

KB = 1000
LABELS = {"north": (FactValue("North"), "1"), "south": (FactValue("South"), "2")}
FRANCE = Row("FR", "France", "/en/members/france/", "north", 2.35, 48.86)
MALTA = Row("MT", "Malta", "/en/members/malta/", "north", 14.51, 35.9)
KENYA = Row("KE", "Kenya", "/en/members/kenya/", "south")
NOWHERE = Row("ZZ", "Nowhere", "/en/members/nowhere/", "south")


def sample_rows(column: str = "name_en") -> list[Row]:
    """The Members of the demonstration as the map shows them."""
    path = Path(settings.BASE_DIR) / "sample" / "data" / "members.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Row(
                row["iso_alpha2"],
                row[column],
                f"/en/members/{row['slug']}/",
                row["wco_region"],
                float(row["longitude"]),
                float(row["latitude"]),
            )
            for row in csv.DictReader(file)
            if row["kind"] != "economic-union"
        ]


class WorldMapTests(SimpleTestCase):
    def test_counts_every_row_and_draws_those_with_a_place(self):
        drawn = world_map([FRANCE, MALTA, KENYA, NOWHERE], LABELS)
        numbers = [(group.label.text, group.fill, group.number) for group in drawn.groups]
        self.assertEqual(numbers, [("North", "1", 2), ("South", "2", 2)])
        self.assertEqual([place.row.name for place in drawn.places], ["France", "Kenya", "Malta"])

    def test_draws_a_shape_and_where_there_is_none_a_dot(self):
        france, malta = place_of(FRANCE), place_of(MALTA)
        self.assertEqual(france.path, shapes()["FR"].path)
        self.assertEqual(malta, Place(MALTA, 509.1, 137.2))
        self.assertIsNone(place_of(NOWHERE))

    def test_keeps_groups_of_which_there_is_nothing(self):
        self.assertEqual([group.number for group in world_map([], LABELS).groups], [0, 0])

    def test_shows_land_of_no_row_without_a_name(self):
        everything = world_map([], LABELS).land
        self.assertEqual(everything, "".join(shape.path for shape in shapes().values()))
        rest = world_map([FRANCE], LABELS).land
        self.assertEqual(rest, everything.replace(shapes()["FR"].path, ""))

    def test_keeps_names_inside_the_picture(self):
        fiji = Row("FJ", "Fiji", "/", "south")
        samoa = Row("WS", "Samoa", "/", "south", -171.8, -13.8)
        brazil = Row("BR", "Brazil", "/", "south")
        mexico = Row("MX", "Mexico", "/", "north")
        anchors = [place_of(row).anchor for row in [fiji, samoa, brazil, mexico, KENYA]]
        self.assertEqual(anchors, ["end", "end", "middle", "start", "middle"])

    def test_has_a_shape_or_a_dot_for_every_member_of_the_sample(self):
        rows = sample_rows()
        self.assertEqual(len(rows), 187)
        self.assertEqual([row.name for row in rows if place_of(row) is None], [])

    def test_names_every_shape_and_escapes_the_name(self):
        odd = FRANCE._replace(name='<b>"France" & others</b>')
        html = render_to_string("members/map.html", {"map": world_map([odd, MALTA], LABELS)})
        links = re.findall(r'<a href="/en/members/[^>]*aria-label="([^"]*)"', html)
        self.assertEqual(links, ["&lt;b&gt;&quot;France&quot; &amp; others&lt;/b&gt;", "Malta"])
        self.assertNotIn("<b>&", html)
        for code in ["FR", "MT"]:
            self.assertIn(f'id="at-{code}"', html)
            self.assertIn(f'<use href="#at-{code}"/>', html)

    def test_weighs_little_with_all_names(self):
        labels = {key: (FactValue(key), "1") for key in {row.group for row in sample_rows()}}
        for column in ["name_en", "name_ar", "name_ru"]:
            context = {"map": world_map(sample_rows(column), labels)}
            html = render_to_string("members/map.html", context)
            with self.subTest(column):
                self.assertLess(len(gzip.compress(html.encode(), 6)), 60 * KB)
