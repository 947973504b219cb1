"""The house keeps its shape: imports point down, rooms keep their names and sizes."""

import ast
from pathlib import Path

from django.test import SimpleTestCase

ROOT = Path(__file__).resolve().parent.parent
BELOW = {"content", "library", "accounts", "audit", "textsearch"}
SHARED = {*BELOW, "members"}
# Registrations and meetings stand on events.
MEETING = {*SHARED, "affiliations", "mail"}
KINDS = {
    "newsroom", "catalogue", "opportunities", "pages", "contact",
    "events", "registrations", "meetings",
}  # fmt: skip
# What each room may import; the demonstration content knows every kind.
MAY_IMPORT = {
    "textsearch": set(),
    "library": {"textsearch"},
    "audit": set(),
    "mail": {"audit"},
    "accounts": {"audit", "mail"},
    "content": {"library", "accounts", "audit", "textsearch"},
    "members": BELOW,
    "affiliations": {*SHARED, "mail"},
    "newsroom": SHARED,
    "catalogue": SHARED,
    "opportunities": SHARED,
    "pages": SHARED,
    "contact": {*SHARED, "mail"},
    "events": MEETING,
    "registrations": {*MEETING, "events"},
    "meetings": {*MEETING, "events", "registrations"},
    # It finds what every room holds, and asks them through content.
    "search": BELOW,
    "sample": KINDS | SHARED | {"affiliations", "search"},
    "wco_portal": KINDS | SHARED | {"affiliations", "mail", "search"},
}
NOT_IN_USE = {"utils", "helpers", "common", "core", "misc", "services", "managers", "signals"}
MAX_LINES = 250
# Mail programs load no style sheet: only the frame of letters has its style at the elements.
STYLED = ROOT / "templates" / "mail" / "letter.html"


def modules(room):
    return [path for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]


def imported_rooms(path):
    """The rooms that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


class ArchitectureTests(SimpleTestCase):
    def test_imports_point_down(self):
        for room, allowed in MAY_IMPORT.items():
            for path in modules(room):
                wrong = set(imported_rooms(path)) & set(MAY_IMPORT) - allowed - {room}
                with self.subTest(module=str(path.relative_to(ROOT))):
                    self.assertEqual(wrong, set())

    def test_every_room_is_known(self):
        rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench"}
        self.assertEqual(rooms, set(MAY_IMPORT))

    def test_modules_are_named_by_their_subject_and_short(self):
        for room in MAY_IMPORT:
            for path in modules(room):
                with self.subTest(module=str(path.relative_to(ROOT))):
                    self.assertNotIn(path.stem, NOT_IN_USE)
                    self.assertLessEqual(len(path.read_text().splitlines()), MAX_LINES)

    def test_templates_never_switch_escaping_off(self):
        for path in (ROOT / "templates").rglob("*.*"):
            text = path.read_text(encoding="utf-8")
            words = ["|safe", "autoescape off", "<style>", " onclick=", " onload="]
            for word in words if path == STYLED else [*words, " style="]:
                with self.subTest(template=str(path.relative_to(ROOT)), word=word):
                    self.assertNotIn(word, text)
