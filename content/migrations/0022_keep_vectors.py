"""Triggers keep the search vectors of texts: words are cut only when they change."""

import django.contrib.postgres.search
from django.db import migrations

from textsearch.vectors import keep_vector


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0021_find_exact_titles"),
        ("textsearch", "0005_make_vectors"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[keep_vector("content_version")],
            state_operations=[
                migrations.AlterField(
                    model_name="version",
                    name="search_vector",
                    field=django.contrib.postgres.search.SearchVectorField(
                        editable=False, null=True
                    ),
                )
            ],
        )
    ]
