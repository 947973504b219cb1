"""Fails where a word of the interface is not translated into every language."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from content.languages import CODES

IGNORED = [".venv", "var", "node_modules", "tests", "bench"]


class Command(BaseCommand):
    help = "Collect every word of the interface anew and name those without a translation."

    def handle(self, *args, **options):
        place = Path(settings.LOCALE_PATHS[0])
        kept = {path: path.read_bytes() for path in place.rglob("*.po")}
        try:
            # Django writes into the project's own folder, whatever it is told.
            call_command("makemessages", all=True, ignore_patterns=IGNORED, verbosity=0)
            faults = list(faults_of(place))
        finally:
            for path, content in kept.items():
                path.write_bytes(content)
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("every word is translated into every language")


def faults_of(place: Path) -> Iterator[str]:
    """What is missing, fuzzy, or differs from its English in placeholders."""
    for code in CODES:
        if code == settings.LANGUAGE_CODE:
            continue
        name = code.replace("-h", "_H")
        path = place / name / "LC_MESSAGES" / "django.po"
        if not path.exists():
            yield f"{code}: no catalogue"
            continue
        with path.open("rb") as file:
            catalogue = read_po(file, locale=name)
        for message in catalogue:
            if not message.id:
                continue
            words = message.string if isinstance(message.string, tuple) else [message.string]
            if message.fuzzy or not all(words) or len(words) not in {1, catalogue.num_plurals}:
                yield f"{code}: {message.id!r}"
            for error in message.check(catalogue):
                yield f"{code}: {message.id!r}: {error}"
