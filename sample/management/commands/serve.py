"""Serves the demonstration on this machine: database, content, then the site."""

import os
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from sample.accounts import demonstration_accounts


class Command(BaseCommand):
    help = "Migrate, load the sample content where there is none, and serve the site."

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000")

    def handle(self, *args, **options):
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("load_sample", if_empty=True, stdout=self.stdout)
        address = f"http://127.0.0.1:{options['port']}"
        self.stdout.write(f"\nThe portal: {address}/en/\nThe editors' desk: {address}/admin/\n")
        for name, password in demonstration_accounts().items():
            self.stdout.write(f"  {name:14} {password}")
        self.stdout.write("Control-C stops it.\n")
        self.stdout.flush()
        environment = {"SITE_URL": address} | os.environ
        bind = f"127.0.0.1:{options['port']}"
        command = [sys.executable, "-m", "gunicorn", "--bind", bind]
        os.execve(command[0], command, environment)  # noqa: S606 (no shell is meant)
