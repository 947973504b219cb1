"""Making packs: once, whole or not at all, the same bytes, and little memory."""

import errno
import io
import os
import threading
import time
import tracemalloc
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from unittest import mock

from django.core.files.storage import default_storage
from django.db import connections
from django.test import Client, SimpleTestCase, TestCase
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from meetings.models import Pack, PackReceipt
from meetings.packs import making
from meetings.packs.naming import MOST_BYTES, safe, shortened
from meetings.packs.writing import Member, write_archive
from meetings.tasks import forget_unused_packs, prepare_pack, prepare_waiting_packs
from tests.cases import CommittingTestCase
from tests.factories import make_user
from tests.meeting_factories import make_meeting, make_working_document
from tests.meetings.packing import ask, opened

MIB = 1024 * 1024
SMALL = mock.patch("meetings.packs.making.MOST_AT_ONCE", 0)


class Zeros(io.RawIOBase):
    """A file of so many zeros, which is nowhere."""

    def __init__(self, size):
        self.left = size

    def readable(self):
        return True

    def readinto(self, buffer):
        number = min(len(buffer), self.left)
        buffer[:number] = bytes(number)
        self.left -= number
        return number


class NameTests(SimpleTestCase):
    def test_are_safe_on_every_system(self):
        for words, name in {
            "PTC/26/2-../../etc/passwd": "PTC-26-2-..-..-etc-passwd",
            'a:b*c?"d<e>f|g\\h': "a-b-c-d-e-f-g-h",
            "two\nlines\t\x00\u202egpj": "two lines gpj",
            "…end. . ": "…end",
            "e\u0301": "é",
            "قواعد المنشأ": "قواعد المنشأ",
        }.items():
            with self.subTest(words=words):
                self.assertEqual(safe(words), name)

    def test_are_cut_between_characters(self):
        for sign in ["x", "é", "e\u0323\u0302", "中", "😀", "नि"]:
            with self.subTest(sign=sign):
                cut = shortened(sign * 200, ".zh-hans.docx")
                self.assertLessEqual(len((cut + ".zh-hans.docx").encode()), MOST_BYTES)
                self.assertEqual(cut, sign * (len(cut) // len(sign)))


class MemoryTests(SimpleTestCase):
    def test_holds_a_part_of_a_file_at_a_time(self):
        size = 200 * MIB
        # As `head -c 209715200 /dev/zero | sha256sum` says.
        digest = "72abf2ca8f36943ebe2e49ca3a51d409ca5f0bfcffab6c9d25643c17c32889da"
        source = partial(io.BufferedReader, Zeros(size))
        member = Member("zeros", size, digest, datetime(2026, 1, 1, tzinfo=UTC), source)
        tracemalloc.start()
        self.addCleanup(tracemalloc.stop)
        with Path(os.devnull).open("wb") as target:
            write_archive(target, [member])
        self.assertLess(tracemalloc.get_traced_memory()[1], 20 * MIB)


class RestartTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.meeting = make_meeting()
        for _time in range(3):
            make_working_document(cls.meeting)

    def setUp(self):
        self.place = ask(self.client, self.meeting).url
        self.whole = self.client.get(self.place)
        self.bytes = self.whole.getvalue()

    def test_goes_on_at_any_byte(self):
        size, tag = len(self.bytes), self.whole["ETag"]
        for first in [0, 1, 29, size // 3, size // 2, size - 23, size - 1]:
            with self.subTest(first=first):
                headers = {"Range": f"bytes={first}-", "If-Range": tag}
                rest = self.client.get(self.place, headers=headers)
                self.assertEqual((rest.status_code, rest["ETag"]), (206, tag))
                self.assertEqual(rest["Content-Range"], f"bytes {first}-{size - 1}/{size}")
                self.assertEqual(self.bytes[:first] + rest.getvalue(), self.bytes)

    def test_is_the_same_when_it_is_made_again(self):
        Pack.objects.all().delete()
        making.forget_unused(timezone.now() + timedelta(days=2))
        self.assertEqual(self.client.get(self.place).status_code, 404)
        again = self.client.get(ask(self.client, self.meeting).url)
        self.assertEqual(again["ETag"], self.whole["ETag"])
        self.assertEqual(again.getvalue(), self.bytes)

    def test_is_another_one_when_a_name_in_it_changes(self):
        Pack.objects.update(size_bytes=0)
        self.meeting.event.write("en", title="Another name").publish(make_user(is_superuser=True))
        self.assertNotEqual(ask(self.client, self.meeting).url, self.place)

    def test_is_a_file_that_others_than_python_understand(self):
        archive = zipfile.ZipFile(io.BytesIO(self.bytes))
        self.assertIsNone(archive.testzip())
        for info in archive.infolist():
            self.assertEqual(info.compress_type, zipfile.ZIP_STORED)
            self.assertEqual(info.external_attr >> 16, 0o100644)


class FailureTests(TestCase):
    def setUp(self):
        self.meeting = make_meeting()
        document = make_working_document(self.meeting)
        self.file = document.document.files.get()

    def left(self):
        return [name for name in default_storage.listdir("packs")[1] if name.endswith(".part")]

    def assert_told(self):
        response = ask(self.client, self.meeting)
        page = self.client.get(response.url)
        self.assertContains(page, "The file could not be made")
        self.assertEqual(self.left(), [])
        self.assertFalse(PackReceipt.objects.exists())

    def test_a_full_disk(self):
        full = OSError(errno.ENOSPC, "No space left on device")
        with mock.patch("zipfile.ZipFile.open", side_effect=full), self.assertLogs("meetings"):
            self.assert_told()
        self.assertEqual(len(ask(self.client, self.meeting).url.split("/")), 6)

    def test_a_disk_that_would_be_full(self):
        reserve = mock.patch("meetings.packs.making.RESERVE_BYTES", 2**60)
        with reserve, self.assertLogs("meetings"):
            self.assert_told()

    def test_a_document_that_is_gone_or_damaged(self):
        path = Path(self.file.file.path)
        path.write_bytes(b"other")
        with self.assertLogs("meetings"):
            self.assert_told()
        path.unlink()
        with self.assertLogs("meetings"):
            self.assert_told()

    def test_what_a_crash_left_is_written_over(self):
        ask(self.client, self.meeting)
        pack = Pack.objects.get()
        place = Path(default_storage.path(making.name_of(pack)))
        place.rename(place.with_suffix(".part"))
        Pack.objects.update(size_bytes=0)
        place.with_suffix(".part").write_bytes(b"half of it")
        opened(self.client.get(ask(self.client, self.meeting).url))
        self.assertEqual(self.left(), [])

    def test_what_nobody_uses_is_forgotten(self):
        place = ask(self.client, self.meeting).url
        forget_unused_packs(timestamp=0)
        self.assertEqual(self.client.get(place).status_code, 200)
        part = Path(default_storage.path("packs/0.part"))
        part.write_bytes(b"")
        Pack.objects.update(used_at=timezone.now() - timedelta(days=8))
        old = (timezone.now() - timedelta(days=8)).timestamp()
        for path in part.parent.iterdir():
            os.utime(path, (old, old))
        forget_unused_packs(timestamp=0)
        self.assertEqual(list(part.parent.iterdir()), [])
        self.assertFalse(Pack.objects.exists())


class LargePackTests(TestCase):
    def setUp(self):
        self.enterContext(SMALL)
        self.meeting = make_meeting()
        make_working_document(self.meeting)
        self.client.force_login(make_user())

    def jobs(self):
        return ProcrastinateJob.objects.filter(task_name="meetings.tasks.prepare_pack")

    def test_is_made_by_the_worker_and_fetched_afterwards(self):
        for _time in range(2):
            page = self.client.get(ask(self.client, self.meeting).url)
            self.assertContains(page, "The file is being prepared")
        self.assertEqual(self.jobs().count(), 1)
        self.assertFalse(PackReceipt.objects.exists())
        prepare_pack(**self.jobs().get().args)
        page = self.client.get(f"/en/events/{self.meeting.event.slug}/pack/")
        self.assertNotContains(page, "The file is being prepared")
        opened(self.client.get(ask(self.client, self.meeting).url))
        self.assertEqual(PackReceipt.objects.count(), 1)

    def test_is_made_though_its_job_was_lost(self):
        ask(self.client, self.meeting)
        Pack.objects.update(used_at=timezone.now() - timedelta(minutes=6))
        prepare_waiting_packs(timestamp=0)
        self.assertTrue(making.is_ready(Pack.objects.get()))

    def test_what_changed_meanwhile_is_not_made(self):
        ask(self.client, self.meeting)
        self.meeting.event.write("en", title="Another name").publish(make_user(is_superuser=True))
        prepare_pack(pack_pk=Pack.objects.get().pk)
        self.assertFalse(Pack.objects.exists())


class TogetherTests(CommittingTestCase):
    def test_two_at_the_same_time_make_one(self):
        meeting = make_meeting()
        make_working_document(meeting)
        write, began = making.write_archive, []
        ready = threading.Barrier(4)

        def slowly(target, members):
            began.append(1)
            time.sleep(0.3)
            write(target, members)

        def press(_number):
            ready.wait(10)
            try:
                return ask(Client(), meeting).url
            finally:
                connections.close_all()

        self.enterContext(mock.patch("meetings.packs.making.write_archive", slowly))
        with ThreadPoolExecutor(4) as pool:
            places = set(pool.map(press, range(4)))
        self.assertEqual((len(places), len(began), Pack.objects.count()), (1, 1, 1))
        opened(self.client.get(places.pop()))
