"""The map of the world: which shape or dot has which name and which colour.

Nothing here asks the database: rows go in, and what a template draws comes out.
"""

from collections.abc import Iterable
from typing import NamedTuple

from content.facts import FactValue
from members.pictures.shapes import shapes
from members.pictures.shapes.projection import HEIGHT, WIDTH, project

# Names of places this near to an edge are written away from it.
EDGE = WIDTH / 4
# Land of this colour needs no telling apart from its neighbours.
OTHER = "other"


class Row(NamedTuple):
    """A Member, or another party, as map and list show it; the group says its colour."""

    code: str
    name: str
    url: str
    group: str
    longitude: float | None = None
    latitude: float | None = None
    language_tag: str = ""
    direction: str = ""

    @property
    def is_fallback(self) -> bool:
        return bool(self.language_tag)


class Place(NamedTuple):
    """Where a row is drawn: a path, or a dot where the world has no shape for it."""

    row: Row
    x: float
    y: float
    path: str = ""

    @property
    def anchor(self) -> str:
        """Which end of the name stands there, as `text-anchor` calls it, left to right."""
        if self.x < EDGE:
            return "start"
        return "end" if self.x > WIDTH - EDGE else "middle"


class Group(NamedTuple):
    """Rows of one colour with their name in the legend; some may have no place."""

    label: FactValue
    # What style sheets know the colour by.
    fill: str
    rows: list[Row]
    places: list[Place]

    @property
    def number(self) -> int:
        return len(self.rows)


class Map(NamedTuple):
    """What is drawn: first the land that belongs to no row, as one path, then the groups."""

    land: str
    groups: list[Group]
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"

    @property
    def places(self) -> list[Place]:
        """All places in the order of the groups, dots last: a shape may lie under them."""
        places = [place for group in self.groups for place in group.places]
        return sorted(places, key=lambda place: not place.path)


def world_map(rows: Iterable[Row], labels: dict[str, tuple[FactValue, str]]) -> Map:
    """The map of the rows, in the groups of `labels`: {group: (name in the legend, fill)}.

    Groups without a row stay, so that each keeps its place. Land of no row is drawn without a name.
    """
    rows = list(rows)
    places = {row.code: place for row in rows if (place := place_of(row))}
    groups = []
    for key, (label, fill) in labels.items():
        own = [row for row in rows if row.group == key]
        drawn = [places[row.code] for row in own if row.code in places]
        groups.append(Group(label, fill, own, drawn))
    land = "".join(shape.path for code, shape in shapes().items() if code not in places)
    return Map(land, groups)


def place_of(row: Row) -> Place | None:
    """The shape of the row, else a dot at its capital; None where neither is known."""
    if shape := shapes().get(row.code):
        return Place(row, shape.x, shape.y, shape.path)
    if row.longitude is None or row.latitude is None:
        return None
    x, y = project(row.longitude, row.latitude)
    return Place(row, round(x, 1), round(y, 1))
