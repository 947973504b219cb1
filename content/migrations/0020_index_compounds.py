"""Texts that were written before get their compounds and Arabic roots: in batches."""

from django.db import migrations

from textsearch import forms

BATCH = 500
COLUMNS = ["indexed_title", "indexed_summary", "indexed_text", "indexed_light"]


def index_again(apps, _editor):
    versions = apps.get_model("content", "Version").objects.order_by("pk")
    batch = []
    for version in versions.defer("search_vector").iterator(BATCH):
        words = version.title, version.summary, forms.plain_text(version.body)
        for name, text in forms.columns(version.language, *words).items():
            setattr(version, name, text)
        batch.append(version)
        if len(batch) == BATCH:
            versions.bulk_update(batch, COLUMNS)
            batch = []
    versions.bulk_update(batch, COLUMNS)


class Migration(migrations.Migration):
    dependencies = [("content", "0019_index_titles")]
    operations = [migrations.RunPython(index_again, migrations.RunPython.noop, elidable=True)]
