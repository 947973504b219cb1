"""Shapes of countries in the picture of the world, ready to draw; `cut` makes them."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "world.json"


class Shape(NamedTuple):
    """The path of a country, and the middle of its largest part."""

    path: str
    x: float
    y: float


@cache
def shapes() -> dict[str, Shape]:
    """Every land that is large enough, by ISO 3166-1 alpha-2 (Kosovo: XK); not Antarctica."""
    rows = json.loads(FILE.read_text("utf-8"))
    return {code: Shape(*row) for code, row in rows.items()}
