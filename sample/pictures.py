"""Drawn pictures for the demonstration: fine lines as on bonds, in the colours of the portal."""

import io
import math
from functools import cache

from django.core.files.base import ContentFile
from PIL import Image as Canvas
from PIL import ImageDraw

from library.models import Image

WIDTH, HEIGHT = 1600, 1000
GROUNDS = ["#0d4654", "#17262c", "#8f4e18", "#1d6240", "#3f3a63", "#0b5a75"]
INKS = ["#f0c08a", "#cfe4e6", "#fdf1e3"]
CREDIT = "Drawn for this demonstration"


def drawn(number: int) -> Image:
    """The picture of that number, made once."""
    title = f"Sample rosette {number + 1}"
    picture = Image.objects.filter(title=title).first()
    if picture is None:
        picture = Image(title=title, credit=CREDIT, is_decorative=True)
        picture.file = ContentFile(_png(number), name="rosette.png")
        picture.save()
    return picture


@cache
def _png(number: int) -> bytes:
    canvas = Canvas.new("RGB", (WIDTH, HEIGHT), GROUNDS[number % len(GROUNDS)])
    pen = ImageDraw.Draw(canvas)
    ink = INKS[number % len(INKS)]
    centre = (WIDTH * (0.3 + 0.1 * (number % 5)), HEIGHT / 2)
    for ring in range(9):
        pen.line(_rosette(centre, 90 + 55 * ring, 7 + number % 6, ring), fill=ink, width=2)
    output = io.BytesIO()
    canvas.save(output, "PNG", optimize=True)
    return output.getvalue()


def _rosette(centre: tuple[float, float], radius: float, petals: int, turn: int) -> list:
    points = []
    for step in range(721):
        angle = math.radians(step / 2)
        reach = radius * (1 + 0.35 * math.sin(petals * angle + turn / 3))
        points.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
    return points
