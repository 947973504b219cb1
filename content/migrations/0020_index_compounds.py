"""Texts that were written before are indexed as they are now.

In batches that commit, the newest first: while a large archive takes its hours, readers and
editors go on, and what is broken off begins anew without harm.
"""

from django.db import migrations, transaction

from textsearch import forms

BATCH = 500
COLUMNS = ["indexed_title", "indexed_summary", "indexed_text", "indexed_light"]


def index_again(apps, _editor):
    versions = apps.get_model("content", "Version").objects.order_by("-pk").defer("search_vector")
    batch = list(versions[:BATCH])
    while batch:
        with transaction.atomic():
            versions.bulk_update([indexed(version) for version in batch], COLUMNS)
        batch = list(versions.filter(pk__lt=batch[-1].pk)[:BATCH])


def indexed(version):
    words = version.title, version.summary, forms.plain_text(version.body)
    for name, text in forms.columns(version.language, *words).items():
        setattr(version, name, text)
    return version


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("content", "0019_index_titles")]
    operations = [migrations.RunPython(index_again, migrations.RunPython.noop, elidable=True)]
