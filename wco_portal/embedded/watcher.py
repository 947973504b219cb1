"""Parent of the embedded server: starts it, and stops it when the last client has ended.

    python -IS watcher.py HOME BINARIES SOCKETS UID GID START_LOCK

A program of its own, with the standard library only, so that it shares nothing with the client
that starts it. It says `ready` on standard output once the server accepts connections; what goes
wrong before is on standard error.
"""

import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

START_SECONDS = 120
STOP_SECONDS = 30
# Long enough for the next command to find the server running, when commands follow each other.
GRACE_SECONDS = 3
POLL_SECONDS = 0.5

# The server reads the character classes of full text search and trigrams from LC_CTYPE, whatever
# the provider; C.UTF-8 gives the same on every machine.
INITDB = [
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    "--lc-ctype=C.UTF-8",
]
SETTINGS = {
    "port": 5432,
    "listen_addresses": "",
    "fsync": "on",
    "max_connections": 100,
    "shared_buffers": "64MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath}

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None)


def create_cluster(home: Path, binaries: Path, identity: dict[str, Any]) -> None:
    """Create the data beside its place, so that what bears the name is always complete."""
    for leftover in home.glob("cluster-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix="cluster-", dir=home))
    if identity:
        os.chown(new, identity["user"], identity["group"])
    command: list[str | Path] = [binaries / "initdb", "-D", new, *INITDB]
    subprocess.run(command, check=True, env=ENVIRONMENT, stdout=sys.stderr, **identity)  # noqa: S603
    new.rename(home / "cluster")


def is_server_process(process: Path, cluster: Path) -> bool:
    """Whether a directory of /proc is of a process that serves this data."""
    try:
        program = (process / "exe").readlink()
        return program.name.startswith("postgres") and (process / "cwd").readlink() == cluster
    except OSError:
        return False


def wait_for_predecessor(cluster: Path) -> dict[str, str]:
    """Wait for the end of a server that lost its watcher, or of what is left of it.

    Gives the environment in which a new server takes the process number in an old lock file for
    no server, even if another program bears it by now.
    """
    lock_file = cluster / "postmaster.pid"
    deadline = time.monotonic() + START_SECONDS
    while lock_file.exists():
        if not any(is_server_process(path, cluster) for path in Path("/proc").glob("[0-9]*")):
            return {"PG_GRANDPARENT_PID": lock_file.read_text().partition("\n")[0]}
        if time.monotonic() > deadline:
            sys.exit(f"another server uses {cluster}")
        time.sleep(0.05)
    return {}


def start(cluster: Path, binaries: Path, sockets: Path, identity: dict[str, Any]) -> Any:
    """The server as a process, as soon as it accepts connections."""
    settings = {**SETTINGS, "unix_socket_directories": sockets}
    server = subprocess.Popen(  # noqa: S603
        [binaries / "postgres", "-D", cluster, *(f"--{k}={v}" for k, v in settings.items())],
        env=ENVIRONMENT | wait_for_predecessor(cluster),
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        # Without a watcher the server stops too. Safe here, in a process of one thread.
        preexec_fn=lambda: libc.prctl(PR_SET_PDEATHSIG, signal.SIGINT),  # noqa: PLW1509
        **identity,
    )
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        with suppress(FileNotFoundError):
            lines = (cluster / "postmaster.pid").read_text().split("\n")
            if lines[0] == str(server.pid) and lines[7:8] and lines[7].strip() == "ready":
                return server
        time.sleep(0.02)
    sys.exit("the server did not become ready")


def wait_for_clients(server: subprocess.Popen, clients: int) -> None:
    """Return when the server has ended, or with the lock when nobody held it for a while."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    idle_seconds = 0.0
    while server.poll() is None:
        signal.sigtimedwait({signal.SIGCHLD}, POLL_SECONDS)
        try:
            fcntl.flock(clients, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            idle_seconds = 0.0
            continue
        idle_seconds += POLL_SECONDS
        if idle_seconds > GRACE_SECONDS:
            return
        fcntl.flock(clients, fcntl.LOCK_UN)


def stop(server: subprocess.Popen) -> None:
    """Shut down without waiting for sessions; the data is safe either way."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def main(arguments: list[str]) -> None:
    """Serve, from the start of the server to its end."""
    if os.fork():
        os._exit(0)
    home, binaries, sockets = map(Path, arguments[:3])
    uid, gid, start_lock = map(int, arguments[3:])
    identity: dict[str, Any] = {}
    if os.geteuid() == 0:
        identity = {"user": uid, "group": gid, "extra_groups": []}
    clients, running = (
        os.open(home / f"{name}.lock", os.O_RDONLY | os.O_CREAT, 0o644)
        for name in ("clients", "server")
    )
    fcntl.flock(running, fcntl.LOCK_EX | fcntl.LOCK_NB)
    if not (home / "cluster").exists():
        create_cluster(home, binaries, identity)
    server = start(home / "cluster", binaries, sockets, identity)
    # The client may be gone: then nobody reads, and the server stops soon.
    with suppress(BrokenPipeError):
        os.write(sys.stdout.fileno(), b"ready")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os.close(start_lock)
    wait_for_clients(server, clients)
    stop(server)
    with suppress(OSError):
        sockets.rmdir()
    # First this one: who gets the other must not believe that the server runs.
    os.close(running)
    os.close(clients)


if __name__ == "__main__":
    main(sys.argv[1:])
