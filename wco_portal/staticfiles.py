"""One stylesheet for all pages, and those of some kinds of pages, from one file per component.

Components are written apart, as they are thought of, and served together: one request instead
of twenty. That needs no bundler, only this list and a finder that staticfiles asks like any other.
"""

import re
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCE = Path(settings.BASE_DIR) / "static" / "css"
STYLESHEETS = {
    "css/site.css": [
        "tokens", "base", "layout", "text", "masthead", "navigation", "search-box", "trail",
        "notice", "button", "tag", "side", "list", "rows", "branch", "index", "files",
        "file-links", "facts", "citation", "finder", "chips", "pages", "take", "form", "contact",
        "hero", "home", "pick", "article", "cover", "letters", "term", "questions", "map",
        "chart", "site-map", "parties", "data", "message", "footer", "modes", "print",
    ],
    # Pages of events, meetings and registrations load it as well.
    "css/events.css": ["calendar", "meeting", "agenda"],
    # A search box that gets the focus loads it.
    "css/suggestions.css": ["suggestions"],
    # The page of the search loads it as well.
    "css/search.css": ["search"],
}  # fmt: skip


def stylesheet(target: str) -> str:
    """Its components in their order, without comments and the blanks that mean nothing."""
    names = STYLESHEETS[target]
    text = "\n".join((SOURCE / f"{name}.css").read_text("utf-8") for name in names)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,]) ?", r"\1", text).replace(": ", ":").replace(";}", "}")
    return text.strip() + "\n"


class StylesheetFinder(BaseFinder):
    """Offers the joined stylesheets to collectstatic and to servers that ask finders."""

    storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "joined")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path not in STYLESHEETS:
            return []
        found = str(self._write(path))
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for target in STYLESHEETS:
            self._write(target)
            yield target, self.storage

    def _write(self, name: str) -> Path:
        """Join the files as they are now; whole or not at all, as several processes may."""
        target = Path(self.storage.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(f".{secrets.token_hex(4)}.part")
        part.write_text(stylesheet(name), "utf-8")
        return part.replace(target)
