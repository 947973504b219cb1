"""Where a place lies in the picture of the world: the Natural Earth projection.

Source of the formula: B. Šavrič, B. Jenny, T. Patterson, D. Petrovič, L. Hurni, "A polynomial
equation for the Natural Earth projection", Cartography and Geographic Information Science 38
(2011). It makes small countries in the north easier to hit than a projection of equal areas.
"""

from math import pi, radians

# The picture is cut in the Bering Strait, so that no land is: 169 degrees West.
MIDDLE = 11
WIDTH, HEIGHT = 1000, 436
# Of the latitudes, what lies between the north of Greenland and Cape Horn; in radians projected.
TOP = 1.384
HALF = 0.8707 * pi


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """The place in the picture, from its upper left corner, of degrees East and North."""
    return project_unwrapped((longitude - MIDDLE + 180) % 360 - 180, latitude)


def project_unwrapped(east: float, latitude: float) -> tuple[float, float]:
    """As `project`, of degrees east of the middle: beyond 180 it goes on past the edge."""
    angle = radians(latitude)
    a2 = angle**2
    a4, a6, a8, a10, a12 = (a2**power for power in range(2, 7))
    x = 0.8707 - 0.131979 * a2 - 0.013791 * a4 + 0.003971 * a10 - 0.001529 * a12
    y = 1.007226 + 0.015085 * a2 - 0.044475 * a6 + 0.028874 * a8 - 0.005916 * a10
    scale = WIDTH / 2 / HALF
    return WIDTH / 2 + radians(east) * x * scale, (TOP - angle * y) * scale
