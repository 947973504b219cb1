"""Counts the words of the texts, as the worker does every night."""

from django.core.management.base import BaseCommand

from search.counting import count_words


class Command(BaseCommand):
    help = "Count the words of what everybody may read, for spelling help and suggestions."

    def handle(self, *args, **options):
        self.stdout.write(f"{count_words()} words")
