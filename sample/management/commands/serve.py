"""Serves the demonstration on this machine: database, content, then the site."""

import ctypes
import os
import signal
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from sample.accounts import demonstration_accounts

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None)


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
        if settings.HAS_MAILBOX:
            self.stdout.write(f"The letters that it sends: {address}/mailbox/\n")
        self.stdout.write("Control-C stops it.\n")
        self.stdout.flush()
        environment = {"SITE_URL": address} | os.environ
        self._start_worker(environment)
        bind = f"127.0.0.1:{options['port']}"
        command = [sys.executable, "-m", "gunicorn", "--bind", bind]
        os.execve(command[0], command, environment)  # noqa: S606 (no shell is meant)

    @staticmethod
    def _start_worker(environment: dict[str, str]) -> None:
        """A worker beside the server, which this process becomes; it ends when the server does."""
        subprocess.Popen(  # noqa: S603
            [sys.executable, sys.argv[0], "run_worker"],
            env=environment,
            stdin=subprocess.DEVNULL,
            # Safe here, in a process of one thread.
            preexec_fn=lambda: libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM),  # noqa: PLW1509
        )
