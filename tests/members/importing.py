"""Sending files to the import of the admin, as a browser does."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase


def table(columns, *rows, delimiter=","):
    """The text of a CSV file; rows are dictionaries, a cell that is left out is empty."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return output.getvalue()


def sent_again(page, **changes):
    """What the button below the differences sends."""
    context = page.context
    values = {"table": context["sent"].text, "name": context["sent"].name, "_apply": "1"}
    return values | {"digest": context["plan"].digest, "form_id": context["form_id"]} | changes


class ImportTestCase(TestCase):
    address: str

    def choose(self, content, name="members.csv"):
        data = content if isinstance(content, bytes) else content.encode()
        return self.client.post(self.address, {"file": SimpleUploadedFile(name, data)})

    def plan(self, content):
        """How many rows a file adds, changes, removes and leaves as they are."""
        page = self.choose(content)
        self.assertEqual(page.context.get("problems", []), [])
        plan = page.context["plan"]
        return len(plan.added), len(plan.changed), len(plan.removed), plan.unchanged

    def apply(self, content, name="members.csv", **changes):
        page = self.choose(content, name)
        self.assertIn("plan", page.context, page.context.get("problems"))
        return self.client.post(self.address, sent_again(page, **changes))

    def problems(self, content):
        """Line, column and reason of all that is wrong with a file."""
        return [tuple(problem) for problem in self.choose(content).context["problems"]]

    def downloaded(self):
        """The table of what is there."""
        return self.client.get(f"{self.address}rows.csv").content
