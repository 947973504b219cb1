"""The embedded server, tried with real servers and real processes in temporary directories."""

import os
import signal
import subprocess

from .embedded_case import (
    HOLD,
    IS_ROOT,
    STARTED,
    EmbeddedTests,
    eventually,
    interruptible,
    processes,
    remove_directories,
)


def tearDownModule():
    remove_directories()


class StartTests(EmbeddedTests):
    def test_commands_without_database_start_nothing(self):
        self.command("check")
        self.assertFalse(self.data_dir.exists())

    def test_six_processes_race_for_an_empty_directory(self):
        clients = [self.client(STARTED + "\n" + HOLD) for _ in range(6)]
        self.assertEqual(len({self.line(client) for client in clients}), 1)
        self.postmaster()

    def test_eight_threads_start_one_server(self):
        self.copy_template()
        code = """
found = set()
threads = [threading.Thread(target=lambda: found.add(started())) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(found))
"""
        self.assertEqual(self.line(self.client(code)), "1")

    def test_commands_share_one_server(self):
        self.copy_template()
        first, started = self.hold()
        self.assertEqual(self.ask("started()"), started)
        first.communicate("\n")
        self.assertEqual(self.ask("started()"), started, "a command just after the last client")

    def test_a_start_that_was_killed_leaves_nothing_behind(self):
        client = self.client(STARTED)
        eventually(lambda: list(self.data_dir.glob("cluster-*/base")))
        client.kill()
        self.kill_watcher(signal.SIGKILL)
        self.assertTrue(self.ask("started()"))
        self.assertEqual(len(list(self.data_dir.glob("cluster*"))), 1)

    def test_a_server_that_cannot_start_says_why(self):
        self.copy_template()
        (self.data_dir / "cluster" / "PG_VERSION").write_text("17\n")
        errors = self.client(STARTED).communicate()[1]
        self.assertIn("ServerStartError: PostgreSQL did not start", errors)
        self.assertIn("database files are incompatible with server", errors)


class EndTests(EmbeddedTests):
    def setUp(self):
        super().setUp()
        self.copy_template()

    def test_server_stops_after_its_last_client_was_killed_even_if_a_child_of_it_lives(self):
        program = "os.system('sleep 15 >/dev/null 2>&1 &')"
        client = self.client(f"{STARTED}\n{program}\n{HOLD}")
        self.line(client)
        client.kill()
        client.wait()
        self.assertTrue(eventually(lambda: not processes(self.directory), 8))
        log = (self.data_dir / "postgres.log").read_text()
        self.assertTrue(log.endswith("database system is shut down\n"))

    def test_interrupting_the_client_that_started_the_server_leaves_it_alone(self):
        # A run of the tests in the background ignores interruptions, and so would its clients.
        with interruptible():
            first, started = self.hold(start_new_session=True)
        os.killpg(first.pid, signal.SIGINT)
        first.wait(timeout=20)
        self.assertEqual(self.ask("started()"), started)

    def test_forked_worker_keeps_the_server_after_its_parent(self):
        code = """
start = started()
connection.close()
if os.fork():
    os._exit(0)
time.sleep(4.5)
print(started() == start, flush=True)
"""
        client = self.client(code)
        client.wait()
        self.assertEqual(self.line(client), "True")

    def test_server_stops_when_its_watcher_is_killed_and_starts_again(self):
        client = self.client(f"{STARTED}\n{HOLD}\nconnection.close()\n{STARTED}")
        started = self.line(client)
        self.kill_watcher(signal.SIGKILL)
        client.stdin.write("\n")
        client.stdin.flush()
        self.assertNotEqual(self.line(client), started)


class RecoveryTests(EmbeddedTests):
    def setUp(self):
        super().setUp()
        self.copy_template()

    def test_recovers_from_a_killed_server(self):
        create = "query('CREATE TABLE kept AS SELECT 42 AS answer')"
        read = "print(query('SELECT answer FROM kept'), started(), flush=True)"
        steps = [create, STARTED, HOLD, "connection.close()", read, HOLD]
        client = self.client("\n".join(steps))
        before = self.line(client)
        os.kill(self.postmaster(), signal.SIGKILL)
        after = self.ask("started()")
        self.assertNotEqual(after, before)
        client.stdin.write("\n")
        client.stdin.flush()
        self.assertEqual(self.line(client), f"42 {after}")

    def test_spares_the_program_that_got_the_number_of_an_old_server(self):
        client, _ = self.hold()
        lock_file = self.data_dir / "cluster" / "postmaster.pid"
        old_number, _, rest = lock_file.read_text().partition("\n")
        self.assertEqual(int(old_number), self.postmaster())
        client.kill()
        self.kill_watcher(signal.SIGTERM)
        eventually(lambda: not processes(self.directory))
        owner = (self.data_dir / "cluster").stat()
        identity = {"user": owner.st_uid, "group": owner.st_gid} if IS_ROOT else {}
        innocent = subprocess.Popen(["sleep", "60"], **identity)
        self.addCleanup(innocent.wait)
        self.addCleanup(innocent.kill)
        lock_file.write_text(f"{innocent.pid}\n{rest}")
        os.chown(lock_file, owner.st_uid, owner.st_gid)
        self.assertTrue(self.ask("started()"))
        self.assertIsNone(innocent.poll())


class DjangoTests(EmbeddedTests):
    def setUp(self):
        super().setUp()
        self.copy_template()

    def test_test_databases_come_and_go(self):
        code = """
from django.test.utils import setup_databases, teardown_databases
names = lambda: query("SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database")
connection.settings_dict["TEST"]["NAME"] = "test_portal_gw0"
old = setup_databases(0, interactive=False, parallel=2)
print(names())
teardown_databases(old, 0, parallel=2)
print(names())
"""
        client = self.client(code)
        during = "portal postgres template0 template1 test_portal_gw0 test_portal_gw0_1"
        self.assertIn(during, self.line(client))
        self.assertEqual(self.line(client), "portal postgres template0 template1")

    def test_pool(self):
        code = """
found = set()
threads = [threading.Thread(target=lambda: found.add(started())) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(found), connection.pool is not None)
connection.close()
connection.close_pool()
"""
        env = {"OPTIONS": '{"pool": {"min_size": 1, "max_size": 8}}'}
        self.assertEqual(self.line(self.client(code, env=env)), "1 True")

    def test_dbshell(self):
        self.assertEqual(
            self.command("dbshell", "--", "-Atc", "SELECT current_database()"), "portal\n"
        )

    def test_inspectdb(self):
        self.ask("query('CREATE TABLE member (id int PRIMARY KEY)')")
        self.assertIn("class Member(models.Model)", self.command("inspectdb"))
