"""Words of the texts, and words that mean the same."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name="SynonymSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh-hans", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        help_text="Who searches for one of them finds the texts that hold any of them.",
                        size=20,
                        verbose_name="words that mean the same",
                    ),
                ),
            ],
            options={
                "verbose_name": "set of synonyms",
                "verbose_name_plural": "synonyms for the search",
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh-hans", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("word", models.CharField(max_length=60, verbose_name="word")),
                ("texts", models.PositiveIntegerField(verbose_name="number of texts")),
            ],
            options={
                "verbose_name": "word",
                "verbose_name_plural": "words",
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("word"), name="gin_trgm_ops"
                        ),
                        name="word_alike",
                    ),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("word"), name="text_pattern_ops"
                        ),
                        name="word_beginning",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("language", "word"), name="word_unique")
                ],
            },
        ),
    ]
