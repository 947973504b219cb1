"""Cuts world.json out of countries-110m.json of the npm package world-atlas 2.0.2.

The package hands on public-domain data of Natural Earth 4.1 as TopoJSON, under the licence
beside this file. To make world.json again:

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python -m members.shapes.cut package/countries-110m.json
"""

import json
import sys
from collections.abc import Iterable
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path
from typing import Any

from members.shapes import FILE
from members.shapes.codes import ALPHA2
from members.shapes.projection import MIDDLE, project_unwrapped

type_of_points = list[tuple[float, float]]
# The source gives these no code. Two have no record here, and are drawn with the one they lie in.
NAMED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# Crimea is a piece of its own; maps of the United Nations draw it with Ukraine (General Assembly
# resolution 68/262), and so does this one. West, south, east, north.
CRIMEA, HAD, DRAWN_WITH = (32, 44, 37, 46.5), "RU", "UA"
LEFT_OUT = {"AQ"}
# How far a point may lie from the line between its neighbours to be left out, and how far a
# coordinate is rounded: in units of the picture, which is 1000 of them wide.
TOLERANCE, DIGITS = 0.12, 1
# Countries of a smaller area are left out: as dots they are larger.
SMALLEST = 5


def cut(topology: dict[str, Any]) -> dict[str, list[Any]]:
    """Path, x and y of the middle, by code, of a TopoJSON of countries."""
    arcs = [_simple(arc) for arc in _arcs(topology)]
    rings: dict[str, list[list[int]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = ALPHA2[country["id"]] if "id" in country else NAMED[country["properties"]["name"]]
        pieces = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for piece in pieces:
            is_crimea = code == HAD and _lies_in(CRIMEA, _points(piece[0], arcs))
            rings.setdefault(DRAWN_WITH if is_crimea else code, []).extend(piece)
    drawn = {
        code: [_projected(_points(ring, arcs)) for ring in _merged(rings[code], arcs)]
        for code in sorted(rings.keys() - LEFT_OUT)
    }
    return {code: _shape(own) for code, own in drawn.items() if _size(own) >= SMALLEST}


def _shape(drawn: list[type_of_points]) -> list[Any]:
    x, y = _middle(max(drawn, key=lambda points: abs(_area(points))))
    return ["".join(map(_path, drawn)), round(x), round(y)]


def _arcs(topology: dict[str, Any]) -> Iterable[type_of_points]:
    """The lines of the topology in degrees: they come as whole steps from point to point."""
    (width, height), (west, south) = topology["transform"].values()
    for arc in topology["arcs"]:
        xs, ys = (list(accumulate(steps)) for steps in zip(*arc, strict=True))
        yield [(x * width + west, y * height + south) for x, y in zip(xs, ys, strict=True)]


def _simple(arc: type_of_points) -> type_of_points:
    """The line without points that nobody would miss (Douglas and Peucker, 1973)."""
    if len(arc) < 3:
        return arc
    drawn = _projected(arc)
    (x1, y1), (x2, y2) = drawn[0], drawn[-1]
    length = hypot(x2 - x1, y2 - y1)

    def distance(number: int) -> float:
        x, y = drawn[number]
        if not length:
            return hypot(x - x1, y - y1)
        return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length

    farthest = max(range(1, len(arc) - 1), key=distance)
    if distance(farthest) <= TOLERANCE:
        return [arc[0], arc[-1]]
    return _simple(arc[: farthest + 1])[:-1] + _simple(arc[farthest:])


def _points(ring: list[int], arcs: list[type_of_points]) -> type_of_points:
    """The points of a ring of lines; line ~n is line n backwards. Each line begins at the end
    of the one before.
    """
    lines = (arcs[~number][::-1] if number < 0 else arcs[number] for number in ring)
    return [point for line in lines for point in line[:-1]]


def _merged(rings: list[list[int]], arcs: list[type_of_points]) -> list[list[int]]:
    """The rings without the lines between them, where two pieces of one country touch."""
    used = {number for ring in rings for number in ring}
    if not any(~number in used for number in used):
        return rings
    ends = {}
    for number in (number for number in used if ~number not in used):
        first, *_rest, last = arcs[~number][::-1] if number < 0 else arcs[number]
        ends[first] = (number, last)
    merged = []
    while ends:
        start = place = next(iter(ends))
        ring = []
        while place in ends:
            number, place = ends.pop(place)
            ring.append(number)
        if place != start:
            raise ValueError(f"A ring is open: {ring}")
        merged.append(ring)
    return merged


def _lies_in(box: tuple[float, float, float, float], points: type_of_points) -> bool:
    west, south, east, north = box
    return all(west < x < east and south < y < north for x, y in points)


def _projected(points: type_of_points) -> type_of_points:
    """The points in the picture, in one piece also where they cross the cut."""
    east = [points[0][0] - MIDDLE]
    for x, _y in points[1:]:
        east.append(east[-1] + (x - MIDDLE - east[-1] + 180) % 360 - 180)
    middle = sum(east) / len(east)
    shift = (middle + 180) % 360 - 180 - middle
    places = zip(east, points, strict=True)
    return [project_unwrapped(x + shift, latitude) for x, (_x, latitude) in places]


def _area(points: type_of_points) -> float:
    following = [*points[1:], points[0]]
    return sum(a * d - b * c for (a, b), (c, d) in zip(points, following, strict=True)) / 2


def _size(drawn: list[type_of_points]) -> float:
    return sum(abs(_area(points)) for points in drawn)


def _middle(points: type_of_points) -> tuple[float, float]:
    """The centre of gravity."""
    x = y = 0.0
    for (a, b), (c, d) in zip(points, [*points[1:], points[0]], strict=True):
        x += (a + c) * (a * d - b * c)
        y += (b + d) * (a * d - b * c)
    return x / 6 / _area(points), y / 6 / _area(points)


def _path(points: type_of_points) -> str:
    """The ring as SVG writes it: M, then steps; nothing where no area stays."""
    places = [(round(x * 10**DIGITS), round(y * 10**DIGITS)) for x, y in points]
    steps = [
        (x - before_x, y - before_y)
        for (before_x, before_y), (x, y) in pairwise(places)
        if (x, y) != (before_x, before_y)
    ]
    if len(steps) < 2:
        return ""
    (x, y), *_rest = places
    written = "".join(_number(step[0], " ") + _number(step[1], " ") for step in steps)
    return f"M{_number(x)},{_number(y)}l{written.lstrip()}z"


def _number(value: int, blank: str = "") -> str:
    """A coordinate without what SVG can do without; a minus needs no blank before it."""
    text = f"{value / 10**DIGITS:.{DIGITS}f}".rstrip("0").rstrip(".") or "0"
    text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
    return text if text.startswith("-") else blank + text


def main(source: str) -> None:
    shapes = cut(json.loads(Path(source).read_text("utf-8")))
    rows = [f'"{code}": {json.dumps(row)}' for code, row in shapes.items()]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
