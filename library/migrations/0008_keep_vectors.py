"""Triggers keep the search vectors of pages of files: words are cut only when they change."""

import django.contrib.postgres.search
from django.db import migrations

from textsearch.vectors import keep_vector


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0007_name_text_states"),
        ("textsearch", "0005_make_vectors"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[keep_vector("library_filepage")],
            state_operations=[
                migrations.AlterField(
                    model_name="filepage",
                    name="search_vector",
                    field=django.contrib.postgres.search.SearchVectorField(
                        editable=False, null=True
                    ),
                )
            ],
        )
    ]
