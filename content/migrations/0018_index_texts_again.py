"""Texts that were written before are indexed as they are now: in batches, by their own code."""

from django.db import migrations

from content.search_facts import fill_facts
from textsearch import forms

BATCH = 500


def index_again(apps, _editor):
    versions = apps.get_model("content", "Version").objects.order_by("pk")
    batch = []
    for version in versions.defer("search_vector").iterator(BATCH):
        text = forms.plain_text(version.body)
        version.indexed_title = forms.indexed(version.language, version.title)
        version.indexed_summary = forms.indexed(version.language, version.summary)
        version.indexed_text = forms.indexed(version.language, text)
        words = f"{version.summary}\n{text}"
        version.indexed_light = forms.other_forms(version.language, version.title, words)
        batch.append(version)
        if len(batch) == BATCH:
            write(versions, batch)
            batch = []
    write(versions, batch)


def write(versions, batch):
    columns = ["indexed_title", "indexed_summary", "indexed_text", "indexed_light"]
    versions.bulk_update(batch, columns)


class Migration(migrations.Migration):
    dependencies = [("content", "0017_keep_search_facts")]
    operations = [
        migrations.RunPython(index_again, migrations.RunPython.noop, elidable=True),
        fill_facts(),
    ]
