"""A worker of its own on the database of a test, with the mail server of the environment.

It makes itself ready, and begins when it is told a line.
"""

import os

import django
from django.conf import settings
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
    settings.EMAIL_TIMEOUT = 3
    django.setup()
    input()
    execute_from_command_line(["manage.py", "run_worker"])
