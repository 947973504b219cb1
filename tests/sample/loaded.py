"""The demonstration content as a test finds it."""

from functools import cache

from django.core.cache import cache as kept
from django.test import TestCase

from accounts.models import User
from sample import loader
from tests.rows import KeptRows, put_back, rows_of


@cache
def loaded() -> tuple[KeptRows, list[str]]:
    """Its rows and what was said of them, loaded once per test process, as that takes long."""
    lines: list[str] = []

    def make() -> None:
        loader.load(User.objects.create(username="loader", is_superuser=True), lines.append)

    return rows_of(make), lines


class SampleCase(TestCase):
    """Begins with the whole demonstration content, which `by` has loaded."""

    @classmethod
    def setUpTestData(cls):
        rows, cls.lines = loaded()
        put_back(rows)
        cls.by = User.objects.get(username="loader")

    def setUp(self):
        kept.clear()
