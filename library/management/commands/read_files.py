"""Reads the words of files for the search."""

import math

from django.core.management.base import BaseCommand, CommandError

from library import texts
from library.models import DocumentFile, TextState


class Command(BaseCommand):
    help = "Read the files that wait for it, so that they are found by what they say."

    def add_arguments(self, parser):
        parser.add_argument(
            "--again",
            choices=["all", *TextState.values],
            help="Also read files once more: all, or those that reading left in this state.",
        )

    def handle(self, *args, **options):
        if options["again"]:
            files = DocumentFile.objects.all()
            if options["again"] != "all":
                files = files.filter(text_state=options["again"])
            self.stdout.write(f"{texts.ask_again(files)} files to read once more")
        done = 0
        try:
            for file in texts.read_waiting(math.inf):
                done += 1
                file.refresh_from_db(fields=["text_state"])
                self.stdout.write(f"{file.pk} {file.text_state}: {file.original_name}")
        except texts.BusyError as error:
            raise CommandError(
                "Another process is reading files; it takes up these as well."
            ) from error
        self.stdout.write(f"{done} files read")
