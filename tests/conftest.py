"""Every test run keeps its files in a place of its own."""

import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def media_of_this_run():
    """Uploaded files of tests go to a temporary folder."""
    from django.core.files.storage import default_storage

    folder = Path(tempfile.mkdtemp(prefix="media-"))
    default_storage._location = str(folder)
    for name in ["base_location", "location"]:
        default_storage.__dict__.pop(name, None)
    yield
    shutil.rmtree(folder)
