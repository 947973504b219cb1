"""Colours of the map: they stand off the land and the page, and differ to every eye."""

import re
from itertools import combinations
from math import dist
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

PAPER = ("#faf8f3", "#0f191d")
# How people see who lack one kind of cones; G. Machado, M. Oliveira, L. Fernandes, "A
# physiologically-based model for simulation of color vision deficiency" (2009), severity 1.
EYES = {
    "usual": [(1, 0, 0), (0, 1, 0), (0, 0, 1)],
    "protan": [(0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)],
    "deutan": [(0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)],
    "tritan": [(1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)],
}
# B. Ottosson's Oklab (2020): linear light to cones, and their cube roots to the space.
CONES = [(0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.6300)]
SPACE = [(0.2105, 0.7936, -0.0041), (1.9780, -2.4286, 0.4506), (0.0259, 0.7828, -0.8087)]
# A difference that is plain to see, where just noticeable is 0.02.
PLAIN = 0.09


def through(matrix, vector):
    return [sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix]


def light(colour):
    """Red, green and blue as linear light."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def contrast(one, other):
    """As WCAG 2 has it."""
    low, high = sorted(through([(0.2126, 0.7152, 0.0722)], light(c))[0] for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def seen(colour, eye):
    """The colour in a space in which distance is difference."""
    cones = through(CONES, [max(0, part) for part in through(EYES[eye], light(colour))])
    return through(SPACE, [max(0, cone) ** (1 / 3) for cone in cones])


class MapColoursTests(SimpleTestCase):
    def setUp(self):
        text = (Path(settings.BASE_DIR) / "static" / "css" / "map.css").read_text("utf-8")
        pair = r"light-dark\((#\w{6}), (#\w{6})\)"
        self.land = re.search(rf"--land: {pair}", text).groups()
        self.fills = {
            name: (a, b)
            for name, a, b in re.findall(rf"\[data-fill=\"?(\w+)\"?\] {{\s*--fill: {pair}", text)
        }

    def test_stand_off_the_land_and_the_page(self):
        self.assertEqual(set(self.fills), {*"123456", "party", "signed"})
        for name, pair in self.fills.items():
            for scheme in (0, 1):
                with self.subTest(name, scheme=scheme):
                    self.assertGreaterEqual(contrast(pair[scheme], self.land[scheme]), 3)
                    self.assertGreaterEqual(contrast(pair[scheme], PAPER[scheme]), 3)

    def test_of_regions_differ_to_every_eye(self):
        for scheme in (0, 1):
            regions = [self.fills[name][scheme] for name in "123456"]
            for one, other in combinations(regions, 2):
                for eye in EYES:
                    with self.subTest(one=one, other=other, eye=eye):
                        self.assertGreater(dist(seen(one, eye), seen(other, eye)), PLAIN)
