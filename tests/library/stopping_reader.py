"""Reads files on the database of a test and stops for ever at a step, to be killed there."""

import os
import sys
import time
from unittest import mock

import django
from django.conf import settings


def stop(*_arguments, **_options):
    sys.stdout.write("here\n")
    sys.stdout.flush()
    time.sleep(60)


# Where it stops: before it reads, between the pages and the commit, after the commit.
STEPS = {
    "before": "library.extracted.pages",
    "amid": "library.texts.state_of",
    "after": "library.tasks.logger.info",
}

if __name__ == "__main__":
    settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
    django.setup()
    from django.core.files.storage import default_storage

    from library.tasks import read_files

    default_storage._location = os.environ["TEST_MEDIA"]
    with mock.patch(STEPS[sys.argv[1]], stop):
        read_files()
