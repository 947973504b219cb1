"""Calls the portal as a server does and measures what an answer costs.

Processor time is that of this process and of its database server process together; a ratio of 2
means that the page costs half of limit ii, the view in bench/urls.py that makes one statement and
renders 20 rows. Other load on the machine makes every figure worse, but the ratios little.
"""

import io
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wco_portal.settings")
os.environ.setdefault("DEMO", "1")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402

from accounts.models import User  # noqa: E402
from sample import loader  # noqa: E402
from wco_portal.wsgi import application  # noqa: E402

ROUNDS, REPEATS = 5, 40
LIMIT_I, LIMIT_II = "/limit-i/", "/limit-ii/"

type_of_measures = dict[str, tuple[int, float]]


class Caller:
    """Calls the portal as a server does, as the reader of a session or as anybody."""

    def __init__(self, session_key: str = ""):
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={session_key}" if session_key else ""

    def get(self, address: str) -> int:
        """The status of the answer."""
        path, _mark, query = address.partition("?")
        status = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
            "HTTP_COOKIE": self.cookie,
        }
        answer = application(environ, lambda line, headers, info=None: status.append(line))
        for _part in answer:
            pass
        answer.close()
        return int(status[0][:3])


def processor_seconds() -> float:
    """Of this process and of the database's process for its connection."""
    if connection.connection is None:
        connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    nanoseconds = int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])
    return time.process_time() + nanoseconds / 1e9


def cost(caller: Caller, address: str, *, is_kept: bool = False, repeats: int = REPEATS) -> float:
    """Seconds of processor time for one answer, once it has been asked for."""
    start = processor_seconds()
    for _ in range(repeats):
        if not is_kept:
            caches["pages"].clear()
        caller.get(address)
    return (processor_seconds() - start) / repeats


def statements(caller: Caller, address: str) -> int:
    """How many statements an answer takes when nothing is kept yet."""
    caches["default"].clear()
    caches["pages"].clear()
    connection.force_debug_cursor = True
    reset_queries()
    status = caller.get(address)
    number = len(connection.queries_log)
    connection.force_debug_cursor = False
    if status != 200:
        raise SystemExit(f"{address} answered {status}")
    return number


def measure(pages: dict[str, str]) -> type_of_measures:
    """Statements and median seconds by page, the pages in turn so that load hits all alike."""
    caller = Caller()
    pages = {"limit i": LIMIT_I, "limit ii": LIMIT_II} | pages
    counted = {name: statements(caller, address) for name, address in pages.items()}
    seconds: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, address in pages.items():
            seconds[name].append(cost(caller, address, is_kept=name.endswith("kept")))
    return {name: (counted[name], statistics.median(seconds[name])) for name in pages}


def with_archive(fill: Callable[[], None], measured: Callable[[], type_of_measures]):
    """What was measured in a database that exists meanwhile, with labels and what `fill` writes."""
    settings.DATABASES["default"].setdefault("TEST", {})
    old_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        loader.load_labels(User.objects.create(username="bench", is_superuser=True))
        fill()
        return measured()
    finally:
        connection.creation.destroy_test_db(old_name, verbosity=0)
