"""What a browser says of itself, in words that its owner knows it by."""

from django.utils.translation import gettext as _

# The first that is found counts: most browsers claim to be others too.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
]
SYSTEMS = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
]


def device(user_agent: str) -> str:
    """Such as "Firefox on Windows", in the active language."""
    browser = _found(user_agent, BROWSERS)
    system = _found(user_agent, SYSTEMS)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown device")


def _found(user_agent: str, names: list[tuple[str, str]]) -> str:
    return next((name for mark, name in names if mark in user_agent), "")
