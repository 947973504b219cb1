"""A manage.py with nothing but the embedded database: data in DATA_DIR, options in OPTIONS."""

import json
import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    settings.configure(
        USE_TZ=True,
        TIME_ZONE="Europe/Brussels",
        INSTALLED_APPS=[],
        DATABASES={
            "default": {
                "ENGINE": "wco_portal.embedded",
                "NAME": "portal",
                "DATA_DIR": os.environ["DATA_DIR"],
                "OPTIONS": json.loads(os.environ.get("OPTIONS", "{}")),
            }
        },
    )
    execute_from_command_line(sys.argv)
