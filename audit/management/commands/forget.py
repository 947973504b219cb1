"""Forgets what was kept long enough, or says how much that would be."""

from django.core.management.base import BaseCommand

from audit.retention import everything_kept, forget_everything_overdue


class Command(BaseCommand):
    help = "Delete data whose time is over (RETENTION in wco_portal/rooms.py says which)."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be deleted; delete nothing."
        )

    def handle(self, *args, **options):
        if options["dry_run"]:
            found = [(kept, kept.overdue.count()) for kept in everything_kept()]
        else:
            found = list(forget_everything_overdue())
        width = max(len(str(kept.what)) for kept, _rows in found)
        for kept, rows in found:
            self.stdout.write(f"{kept.what!s:{width}}  {kept.time_in_words:>10}  {rows:>9}")
        total = sum(rows for _kept, rows in found)
        what = "would be deleted" if options["dry_run"] else "deleted"
        self.stdout.write(f"{total} rows {what}.")
