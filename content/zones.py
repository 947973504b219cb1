"""Time zones: their choice in forms, and moments as the clocks of a place show them."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_location
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content import dates
from content.languages import current_language

HOME = ZoneInfo(settings.TIME_ZONE)
# Those that are named after a place, and none of the old names that lead to them.
AREAS = {
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
    "Pacific",
}  # fmt: skip


def check_zone(name: str) -> None:
    """Raises ValidationError unless it is the name of a time zone: Europe/Brussels."""
    if name not in available_timezones():
        raise ValidationError(_("Choose a time zone."))


def zone_choices() -> list[tuple[str, str]]:
    names = [name for name in available_timezones() if name.partition("/")[0] in AREAS]
    return [(name, name.replace("_", " ")) for name in sorted(names)]


def wall_time(moment: datetime) -> str:
    """A moment as clocks show it in its zone: 10 December 2026, 17:00 (Brussels time)."""
    return _("%(day)s, %(time)s (%(place)s time)") % {
        "day": dates.day(moment.date()),
        "time": f"{moment:%H:%M}",
        "place": place_of(str(moment.tzinfo), current_language().tag),
    }


@lru_cache(maxsize=1024)
def place_of(zone: str, tag: str) -> str:
    """The city that a time zone is named after, in a language: Bruxelles."""
    locale = tag.replace("-", "_")
    place = get_timezone_location(ZoneInfo(zone), locale=locale, return_city=True)
    return str(place) or zone
