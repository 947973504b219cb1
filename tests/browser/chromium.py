"""Finds Chromium for the browser tests, or installs it; fails, saying what to do, without one.

Looked for in this order: the variable CHROMIUM, the usual names on the path, Playwright's own
download. Debian's package is installed where this is Debian and we are root.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
HELP = (
    "The browser tests need Chromium and found none. On Debian or Ubuntu: apt-get install"
    " chromium. Elsewhere: .venv/bin/playwright install chromium. Or set CHROMIUM to its path."
)


def find() -> str | None:
    """The path of a Chromium that is installed."""
    if path := os.environ.get("CHROMIUM"):
        return path
    for name in NAMES:
        if path := shutil.which(name):
            return path
    downloads = Path.home() / ".cache" / "ms-playwright"
    found = sorted(downloads.glob("chromium-*/chrome-linux*/chrome"))
    return str(found[-1]) if found else None


def install() -> None:
    """Bring Debian's Chromium where that is allowed, else Playwright's where it can be had."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        packages = ["chromium", "fonts-noto-core", "fonts-noto-cjk"]
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if find() is None:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False)


def path() -> str:
    """The path of Chromium. Raises RuntimeError, saying what to do, where there is none."""
    if find() is None:
        install()
    if (found := find()) is None:
        raise RuntimeError(HELP)
    return found


if __name__ == "__main__":
    try:
        path()
    except RuntimeError as error:
        sys.exit(str(error))
