"""Every test run keeps its files in a place of its own, and its database to itself."""

import gc
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from _pytest.unittest import TestCaseFunction
from xdist.scheduler import LoadScopeScheduling

# What takes minutes begins first: at the end one process would be busy with it, and none other.
LONGEST = [
    "tests/browser/test_every_page.py",
    "tests/test_access",
    "tests/sample/",
    "tests/search/",
    "tests/test_caches.py",
    "tests/browser/",
    "tests/meetings/test_statements.py",
]


def scope_of(nodeid):
    """What runs on one process: a class, and the sample content, which loads long."""
    return "tests/sample" if nodeid.startswith("tests/sample/") else nodeid.rpartition("::")[0]


def place_of(nodeid):
    """Where a test comes in the run: the place of its sort in the list, or after all of it."""
    places = [place for place, start in enumerate(LONGEST) if nodeid.startswith(start)]
    return min(places, default=len(LONGEST))


class LongestFirst(LoadScopeScheduling):
    """Hands out the longest, then the classes with most tests; small ones fill up the end."""

    def _split_scope(self, nodeid):
        return scope_of(nodeid)


def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False
    return LongestFirst(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    sizes = Counter(scope_of(item.nodeid) for item in items)
    items.sort(key=lambda item: (place_of(item.nodeid), -sizes[scope_of(item.nodeid)]))


report_subtest = TestCaseFunction.addSubTest


def report_failed_subtest(function, test_case, subtest, failure):
    """Leave out those that passed: tens of thousands, each sent from process to process."""
    if failure is not None:
        report_subtest(function, test_case, subtest, failure)


def pytest_configure():
    TestCaseFunction.addSubTest = report_failed_subtest


def pytest_collection_finish():
    """What was loaded until now stays; looking through it for garbage takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


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


@pytest.fixture(scope="session", autouse=True)
def client_that_proves_the_second_factor():
    """Every test's own client signs staff in as far as their desk."""
    from django.test import SimpleTestCase

    from tests.cases import ProvedClient

    SimpleTestCase.client_class = ProvedClient


@pytest.fixture(scope="session", autouse=True)
def passwords_without_delay():
    """Guessing is made slow on purpose; tests that are about it use `production_passwords`."""
    from django.test import override_settings

    hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
    with override_settings(PASSWORD_HASHERS=[hasher]):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Takes no statistics: those of one test's rows lead the plans of the next astray.

    Nor is a commit waited for until the disk has it, as nobody needs the rows of a test after it.
    """
    from django.contrib.auth.models import Group
    from django.db import connection

    from tests import rows

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'ALTER TABLE "{table}" SET (autovacuum_enabled = false)')
        database = connection.settings_dict["NAME"]
        cursor.execute(f'ALTER DATABASE "{database}" SET synchronous_commit = off')
        rows.migrated_groups.update(Group.objects.values_list("name", flat=True))
        # The next connection takes over what is set for the database.
        connection.close()


@pytest.fixture(autouse=True)
def language_of_the_settings():
    """A request leaves its language active in its thread; no test begins with another's."""
    from django.utils import translation

    translation.deactivate()
