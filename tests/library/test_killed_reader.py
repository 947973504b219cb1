"""A worker that is killed while it reads: another takes the file up, and does it once."""

import os
import subprocess
import sys
import threading

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from content.generation import current_generation
from library.models import Document, DocumentFile, TextState
from library.tasks import read_missed
from library.texts import LOCK
from tests.cases import CommittingTestCase
from tests.library.stopping_reader import STEPS
from tests.library.test_pdf import of_pages


class KilledReaderTests(CommittingTestCase):
    def add(self):
        document = Document.objects.create(slug="report")
        data = ContentFile(of_pages("One", "Two", "Three"), name="a.pdf")
        file = DocumentFile(document=document, language="en", title="Report", file=data)
        file.save()
        return file

    def kill_at(self, step):
        """A reader that has come to that step, and no further."""
        environment = os.environ | {
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "TEST_MEDIA": default_storage.location,
        }
        command = [sys.executable, "-m", "tests.library.stopping_reader", step]
        reader = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE
        )
        late = threading.Timer(30, reader.kill)
        late.start()
        self.assertEqual(reader.stdout.readline(), b"here\n")
        reader.kill()
        late.cancel()
        reader.communicate()
        # The server needs a moment to see that its client is gone.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

    def test_the_file_is_read_once_in_effect_whenever_that_was(self):
        for step in STEPS:
            file = self.add()
            with self.subTest(step=step):
                self.kill_at(step)
                read_missed(timestamp=0)
                file.refresh_from_db()
                self.assertEqual(file.text_state, TextState.READ)
                numbers = file.text_pages.order_by("number").values_list("number", flat=True)
                self.assertEqual(list(numbers), [0, 1, 2, 3])
                self.assertEqual(file.text_tries, 1 if step == "after" else 2)
            Document.objects.all().delete()

    def test_all_pages_are_one_new_generation(self):
        self.add()
        before = self.number()
        read_missed(timestamp=0)
        # The try, and the pages.
        self.assertEqual(self.number(), before + 2)

    def number(self):
        return int(current_generation().split("|")[1])
