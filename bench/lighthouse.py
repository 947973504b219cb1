"""Validates the HTML of a page of each type and measures them with Lighthouse; fails below 100.

The pages are those of the sample content, served as `make run` serves them, seen by Lighthouse's
slow telephone. Other load on this machine only ever lowers the score of performance, so the best
of up to three runs counts.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tests.browser import chromium

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / "node_modules" / ".bin"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
FIGURES = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]
RUNS = 3
PATIENCE_SECONDS = 300


@contextmanager
def site():
    """The address of the demonstration, served on a free port meanwhile."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/readyz", server)
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, server: subprocess.Popen) -> None:
    """Return once the address answers; leave where the server ends or takes too long."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address).close()
        except OSError:
            time.sleep(1)
        else:
            return
    raise SystemExit("The site does not start; see `make run`.")


def pages(site_address: str) -> dict[str, str]:
    """One of each type: home also in Arabic, the newest article, records of the sample."""
    with urllib.request.urlopen(f"{site_address}/en/news/feed.json") as answer:
        newest = json.load(answer)["items"][0]["address"]
    path = newest.partition("://")[2].partition("/")[2]
    paths = {
        "home": "en/",
        "home in Arabic": "ar/",
        "list": "en/news/",
        "article": path,
        "tools": "en/tools/",
        "tool": "en/tools/sample-guidance-on-paperless-clearance-2024/",
        "instrument": "en/instruments/revised-kyoto-convention/",
        "topic": "en/topics/procedures-and-facilitation/",
        "page": "en/about/",
        "glossary": "en/glossary/",
        "term": "en/glossary/advance-ruling/",
        "A to Z": "en/a-z/",
        "contact": "en/contact/",
    }
    return {name: f"{site_address}/{path}" for name, path in paths.items()}


def is_valid(address: str) -> bool:
    """Whether html-validate finds nothing in a page; it prints what it finds."""
    with urllib.request.urlopen(address) as answer:
        html = answer.read()
    command = [BIN / "html-validate", "--stdin"]
    return subprocess.run(command, input=html, cwd=ROOT, check=False).returncode == 0


def audit(address: str) -> dict | None:
    """Lighthouse's report on a page; None where it could not record one, and it says why."""
    command = [BIN / "lighthouse", address, "--quiet", "--output=json", "--output-path=stdout"]
    flags = "--headless=new --disable-dev-shm-usage" + (" --no-sandbox" * (os.geteuid() == 0))
    options = [f"--chrome-flags={flags}", "--no-enable-error-reporting"]
    environment = os.environ | {"CHROME_PATH": chromium.path()}
    done = subprocess.run(
        [*command, *options], env=environment, capture_output=True, cwd=ROOT, check=False
    )
    if done.returncode != 0:
        print(done.stderr.decode(), file=sys.stderr)
        return None
    return json.loads(done.stdout)


def scores(report: dict) -> list[int]:
    """The four scores, of 100."""
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]


def best(address: str) -> dict:
    """The report with the best scores of up to three."""
    reports: list[dict] = []
    for _ in range(RUNS):
        if report := audit(address):
            reports.append(report)
            if min(scores(report)) == 100:
                break
    if not reports:
        raise SystemExit(f"Lighthouse could not measure {address}")
    return max(reports, key=scores)


def shortfalls(report: dict) -> list[str]:
    """What costs points, in Lighthouse's words."""
    wanted = {
        reference["id"]
        for name in CATEGORIES
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    return [
        f"    {one['title']} {one.get('displayValue', '')}"
        for name, one in report["audits"].items()
        if name in wanted and one["score"] is not None and one["score"] < 0.9
    ]


def main() -> int:
    failures = 0
    print(
        f"{'page':16}" + "".join(f"{name:>16}" for name in CATEGORIES) + "   LCP, TBT, CLS, weight"
    )
    with site() as address:
        for name, page in pages(address).items():
            failures += not is_valid(page)
            report = best(page)
            figures = [report["audits"][figure]["displayValue"] for figure in FIGURES]
            figures.append(f"{report['audits']['total-byte-weight']['numericValue'] / 1000:.0f} KB")
            row = "".join(f"{score:>16}" for score in scores(report))
            print(f"{name:16}{row}   {', '.join(figures)}", flush=True)
            if min(scores(report)) < 100:
                failures += 1
                print("\n".join(shortfalls(report)))
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
