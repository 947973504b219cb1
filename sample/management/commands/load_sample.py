"""Loads the demonstration content and accounts."""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from content.models import Entry
from sample.accounts import demonstration_accounts
from sample.loader import RowError, load
from search.counting import count_words


class Command(BaseCommand):
    help = "Load the demonstration content; what is there already stays as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing where there is content already."
        )

    def handle(self, *args, **options):
        demonstration_accounts()
        if options["if_empty"] and Entry.objects.exists():
            return
        try:
            load(User.objects.get(username="administrator"), self.stdout.write)
        except RowError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{count_words()} words")
