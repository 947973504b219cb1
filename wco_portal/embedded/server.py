"""Start of the embedded server, by a process that is about to connect.

Three locks in the home of the server, all dropped by the kernel when their holder ends:

start    one process at a time looks whether the server runs, and starts it if not
clients  shared by all processes that have connected; the watcher waits for their end
server   held by the watcher as long as the server runs
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .places import ServerStartError, account_for, binaries_for, claim, home_for, socket_dir_for

WATCHER = Path(__file__).with_name("watcher.py")
LOG_LIMIT_BYTES = 5_000_000

# Open for the rest of our life, and of the life of any child that we fork.
_client_locks: dict[Path, int] = {}


def start(data_dir: str | Path) -> dict[str, str]:
    """HOST, PORT and USER of the server of a data directory, which runs at least as long as we.

    Raises ServerStartError.
    """
    home = home_for(Path(data_dir).resolve())
    with locked(home / "start.lock") as start_lock:
        if home not in _client_locks:
            lock = open_lock(home / "clients.lock")
            fcntl.flock(lock, fcntl.LOCK_SH)
            _client_locks[home] = lock
        if not is_locked(home / "server.lock"):
            launch(home, start_lock)
    return {"HOST": str(socket_dir_for(home)), "PORT": "5432", "USER": "postgres"}


def open_lock(path: Path) -> int:
    """A descriptor of a lock file, which programs that we execute do not inherit."""
    return os.open(path, os.O_RDONLY | os.O_CREAT, 0o644)


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """Hold a lock that the threads of one process do not share either."""
    lock = open_lock(path)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock
        # Closing is not enough if another thread has forked meanwhile. After an error it must be,
        # because a watcher may still be at work under the same lock.
        fcntl.flock(lock, fcntl.LOCK_UN)
    finally:
        os.close(lock)


def is_locked(path: Path) -> bool:
    """Whether another process holds a lock."""
    lock = open_lock(path)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(lock, fcntl.LOCK_UN)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def launch(home: Path, start_lock: int) -> None:
    """Start a watcher, in a session of its own, and wait until its server accepts connections."""
    account = account_for(home)
    sockets = socket_dir_for(home)
    claim(sockets, account, 0o700)
    places = [home, binaries_for(home, account), sockets]
    with (home / "postgres.log").open("a+b") as log:
        if log.tell() > LOG_LIMIT_BYTES:
            log.truncate(0)
        begin = log.seek(0, os.SEEK_END)
        watcher = subprocess.run(  # noqa: S603
            [sys.executable, "-IS", WATCHER, *places, *map(str, account), str(start_lock)],
            check=False,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            pass_fds=[start_lock],
            start_new_session=True,
        )
        if watcher.stdout != b"ready":
            log.seek(begin)
            tail = b"".join(log.readlines()[-20:]).decode(errors="replace")
            raise ServerStartError(f"PostgreSQL did not start, see {log.name}:\n{tail}")
