"""Real servers and clients in temporary directories, for the tests of the embedded server."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from wco_portal.embedded.places import socket_dir_for

MANAGE = Path(__file__).with_name("embedded_manage.py")
CHECKOUT = MANAGE.parents[2]
IS_ROOT = os.geteuid() == 0
QUERY = """
import os, signal, sys, threading, time
from django.db import connection, connections

def query(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None

def started():
    return str(query("SELECT pg_postmaster_start_time()"))
"""
STARTED = "print(started(), flush=True)"
HOLD = "sys.stdin.readline()"

directories: list[Path] = []


def processes(directory: Path) -> dict[int, str]:
    """Command lines, by number, of the living processes that have to do with a directory."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            command = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            folder = str((path / "cwd").readlink()) if command else ""
        except OSError:
            continue
        if str(directory) in command or folder.startswith(str(directory)):
            found[int(path.name)] = command
    return found


def number_of(directory: Path, words: str) -> int:
    """The one process of a directory whose command line has these words."""
    (number,) = [pid for pid, command in processes(directory).items() if words in command]
    return number


def eventually(holds: Callable[[], object], seconds: float = 12) -> bool:
    """Whether something becomes true in time."""
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(holds())


def new_directory() -> Path:
    """An empty directory that every user can enter, removed after the last test."""
    directory = Path(tempfile.mkdtemp(prefix="embedded-")).resolve()
    directory.chmod(0o755)
    directories.append(directory)
    return directory


def manage(data_dir: Path, *arguments: str, **options) -> subprocess.Popen:
    """A management command on a data directory, with pipes; `env` adds to the environment."""
    env = {"PYTHONPATH": str(CHECKOUT), "DATA_DIR": str(data_dir)} | options.pop("env", {})
    return subprocess.Popen(
        [options.pop("python", sys.executable), str(MANAGE), *arguments],
        env=os.environ | env,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


@cache
def template() -> Path:
    """A data directory to copy, because that is quicker than to initialise one."""
    data_dir = new_directory() / "pg"
    manage(data_dir, "shell", "-v0", "-c", QUERY + STARTED).communicate()
    os.kill(number_of(data_dir, "watcher.py"), signal.SIGTERM)
    eventually(lambda: not processes(data_dir))
    return data_dir


@contextmanager
def interruptible() -> Iterator[None]:
    """Processes that begin here end when they are interrupted, as in the foreground."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def remove_directories() -> None:
    """Remove what the tests have made, after the end of the last server.

    Raises AssertionError if a process is left running.
    """
    gone = eventually(lambda: not any(map(processes, directories)))
    left = [processes(directory) for directory in directories]
    for directory in directories:
        if (place := directory / "pg" / "place").is_symlink():
            shutil.rmtree(place.readlink())
        shutil.rmtree(socket_dir_for(directory / "pg"), ignore_errors=True)
        shutil.rmtree(directory)
    if not gone:
        raise AssertionError(f"still running: {left}")
    directories.clear()
    template.cache_clear()


class EmbeddedTests(unittest.TestCase):
    """Runs clients as processes; what they hold ends with the test."""

    def setUp(self):
        self.directory = new_directory()
        self.data_dir = self.directory / "pg"

    def copy_template(self, data_dir: Path | None = None) -> None:
        data_dir = data_dir or self.data_dir
        data_dir.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", template(), data_dir], check=True)

    def client(self, code: str, data_dir: Path | None = None, **options) -> subprocess.Popen:
        shell = ("shell", "-v0", "-c", QUERY + code)
        process = manage(data_dir or self.data_dir, *shell, **options)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def line(self, process: subprocess.Popen) -> str:
        line = process.stdout.readline().strip()
        if not line:
            self.fail(process.communicate()[1])
        return line

    def ask(self, expression: str, data_dir: Path | None = None, **options) -> str:
        return self.line(self.client(f"print({expression})", data_dir, **options))

    def hold(self, data_dir: Path | None = None, **options) -> tuple[subprocess.Popen, str]:
        """A client that stays connected, and when its server was started."""
        process = self.client(STARTED + "\n" + HOLD, data_dir, **options)
        return process, self.line(process)

    def command(self, *arguments: str, **options) -> str:
        process = manage(self.data_dir, *arguments, **options)
        out, err = process.communicate()
        self.assertEqual(process.returncode, 0, err)
        return out

    def kill_watcher(self, number: signal.Signals, home: Path | None = None) -> None:
        """End the watcher, and thereby the server."""
        home = home or self.data_dir
        watcher = number_of(home, "watcher.py")
        os.kill(watcher, number)
        self.assertTrue(eventually(lambda: watcher not in processes(home)))

    def postmaster(self, data_dir: Path | None = None) -> int:
        return number_of(data_dir or self.data_dir, "/bin/postgres -D")
