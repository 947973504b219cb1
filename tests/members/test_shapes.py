"""Shapes of countries: where places lie, and how shapes are cut out of their source."""

import re

from django.test import SimpleTestCase

from members.shapes import shapes
from members.shapes.cut import cut
from members.shapes.projection import HEIGHT, WIDTH, project

# Two squares of ten degrees that touch at 10° East, a third beside them that is a part of the
# second, and a speck.
TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0]],
        [[20, 0], [0, 10]],
        [[20, 10], [-10, 0]],
        [[20, 0], [10, 0], [0, 10], [-10, 0]],
        [[50, 50], [1, 0], [0, 1], [-1, -1]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "250", "arcs": [[0, 1]]},
                {"type": "Polygon", "id": "196", "arcs": [[2, 3, 4, -1]]},
                {
                    "type": "MultiPolygon",
                    "properties": {"name": "N. Cyprus"},
                    "arcs": [[[5, -4]]],
                },
                {"type": "Polygon", "id": "442", "arcs": [[6]]},
                {"type": "Polygon", "id": "010", "arcs": [[0, 1]]},
            ]
        }
    },
}


class ProjectionTests(SimpleTestCase):
    def test_puts_the_middle_in_the_middle_and_the_cut_at_both_edges(self):
        self.assertEqual(project(11, 0)[0], WIDTH / 2)
        self.assertAlmostEqual(project(-169, 0)[0], 0)
        self.assertAlmostEqual(project(-169.001, 0)[0], WIDTH, places=1)

    def test_is_symmetrical_and_goes_by_the_formula(self):
        equator = project(11, 0)[1]
        for latitude in [10, 45, 80]:
            north, south = project(11, latitude)[1], project(11, -latitude)[1]
            self.assertAlmostEqual(equator - north, south - equator)
        # Lengths of parallels as the authors of the projection give them.
        for latitude, length in [(30, 0.957), (60, 0.82), (80, 0.675)]:
            width = project(101, latitude)[0] - WIDTH / 2
            self.assertAlmostEqual(width / (WIDTH / 4), length, places=2)

    def test_shows_the_world_from_greenland_to_cape_horn(self):
        for longitude, latitude in [(-35, 83.6), (-67.3, -55.9), (179, -18), (-157.8, 21.3)]:
            x, y = project(longitude, latitude)
            self.assertTrue(0 <= x <= WIDTH and 0 <= y <= HEIGHT, (x, y))


class CutTests(SimpleTestCase):
    def test_draws_two_pieces_of_one_country_without_the_line_between_them(self):
        found = cut(TOPOLOGY)
        self.assertEqual(found["FR"][0].count("M"), 1)
        path = found["CY"][0]
        self.assertEqual(path.count("M"), 1)
        inner = f"M{project(20, 0)[0]:.1f}"
        self.assertNotIn(inner, path)

    def test_leaves_out_specks_and_the_antarctic(self):
        self.assertEqual(set(cut(TOPOLOGY)), {"FR", "CY"})

    def test_writes_the_middle_of_a_country(self):
        path, x, y = cut(TOPOLOGY)["FR"]
        self.assertEqual([x, y], [round(project(5, 5)[0]), round(project(5, 5)[1])])
        self.assertRegex(path, r"^M[\d.]+,[\d.]+l[-\d. ]+z$")


class ShapesTests(SimpleTestCase):
    def test_have_plain_paths_inside_the_picture(self):
        for code, shape in shapes().items():
            with self.subTest(code):
                self.assertRegex(code, "^[A-Z]{2}$")
                self.assertEqual(re.sub(r"[-Mlz\d., ]", "", shape.path), "")
                self.assertTrue(0 <= shape.x <= WIDTH and 0 <= shape.y <= HEIGHT)

    def test_draw_no_line_through_cyprus_somalia_and_ukraine(self):
        self.assertEqual({code: shapes()[code].path.count("M") for code in ["CY", "SO", "UA"]},
                         {"CY": 1, "SO": 1, "UA": 1})  # fmt: skip

    def test_know_kosovo_and_neither_the_antarctic_nor_specks(self):
        self.assertIn("XK", shapes())
        self.assertEqual({"AQ", "LU"} & shapes().keys(), set())
