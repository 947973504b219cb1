"""The words of the pages of files, for searching."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

import textsearch.vectors


class Migration(migrations.Migration):
    dependencies = [
        # It makes the text search configurations.
        ("content", "0001_text_search"),
        ("library", "0004_add_unjudged_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="FilePage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indexed_title", models.TextField(blank=True, editable=False)),
                ("indexed_summary", models.TextField(blank=True, db_default="", editable=False)),
                ("indexed_text", models.TextField(blank=True, editable=False)),
                ("indexed_light", models.TextField(blank=True, editable=False)),
                (
                    "facts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        db_default=[],
                        default=list,
                        editable=False,
                        size=None,
                    ),
                ),
                (
                    "search_vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.CombinedSearchVector(
                                django.contrib.postgres.search.CombinedSearchVector(
                                    django.contrib.postgres.search.CombinedSearchVector(
                                        django.contrib.postgres.search.CombinedSearchVector(
                                            textsearch.vectors.Weight(
                                                textsearch.vectors.ToVector(
                                                    models.Case(
                                                        models.When(
                                                            language="ar",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_ar"
                                                            ),
                                                        ),
                                                        models.When(
                                                            language="en",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_en"
                                                            ),
                                                        ),
                                                        models.When(
                                                            language="fr",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_fr"
                                                            ),
                                                        ),
                                                        models.When(
                                                            language="ru",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_ru"
                                                            ),
                                                        ),
                                                        models.When(
                                                            language="es",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_es"
                                                            ),
                                                        ),
                                                        default=django.contrib.postgres.search.SearchConfig(
                                                            "simple"
                                                        ),
                                                    ),
                                                    models.F("indexed_title"),
                                                ),
                                                models.Value("A"),
                                            ),
                                            "||",
                                            textsearch.vectors.Weight(
                                                textsearch.vectors.ToVector(
                                                    models.Case(
                                                        models.When(
                                                            language="ar",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_ar"
                                                            ),
                                                        ),
                                                        models.When(
                                                            language="en",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_en"
                                                            ),
                                                        ),
                                                        models.When(
                                                            language="fr",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_fr"
                                                            ),
                                                        ),
                                                        models.When(
                                                            language="ru",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_ru"
                                                            ),
                                                        ),
                                                        models.When(
                                                            language="es",
                                                            then=django.contrib.postgres.search.SearchConfig(
                                                                "portal_es"
                                                            ),
                                                        ),
                                                        default=django.contrib.postgres.search.SearchConfig(
                                                            "simple"
                                                        ),
                                                    ),
                                                    models.F("indexed_summary"),
                                                ),
                                                models.Value("B"),
                                            ),
                                            config=None,
                                        ),
                                        "||",
                                        textsearch.vectors.Weight(
                                            textsearch.vectors.ToVector(
                                                models.Case(
                                                    models.When(
                                                        language="ar",
                                                        then=django.contrib.postgres.search.SearchConfig(
                                                            "portal_ar"
                                                        ),
                                                    ),
                                                    models.When(
                                                        language="en",
                                                        then=django.contrib.postgres.search.SearchConfig(
                                                            "portal_en"
                                                        ),
                                                    ),
                                                    models.When(
                                                        language="fr",
                                                        then=django.contrib.postgres.search.SearchConfig(
                                                            "portal_fr"
                                                        ),
                                                    ),
                                                    models.When(
                                                        language="ru",
                                                        then=django.contrib.postgres.search.SearchConfig(
                                                            "portal_ru"
                                                        ),
                                                    ),
                                                    models.When(
                                                        language="es",
                                                        then=django.contrib.postgres.search.SearchConfig(
                                                            "portal_es"
                                                        ),
                                                    ),
                                                    default=django.contrib.postgres.search.SearchConfig(
                                                        "simple"
                                                    ),
                                                ),
                                                models.F("indexed_text"),
                                            ),
                                            models.Value("C"),
                                        ),
                                        config=None,
                                    ),
                                    "||",
                                    textsearch.vectors.Weight(
                                        textsearch.vectors.ToVector(
                                            django.contrib.postgres.search.SearchConfig("simple"),
                                            models.F("indexed_light"),
                                        ),
                                        models.Value("C"),
                                    ),
                                    config=None,
                                ),
                                "||",
                                textsearch.vectors.Strip(
                                    textsearch.vectors.ToVector(
                                        django.contrib.postgres.search.SearchConfig("simple"),
                                        models.F("indexed_title"),
                                    )
                                ),
                                config=None,
                            ),
                            "||",
                            textsearch.vectors.FactsVector(models.F("facts")),
                            config=None,
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="page")),
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
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="text_pages",
                        to="library.documentfile",
                    ),
                ),
            ],
            options={
                "verbose_name": "page of a file",
                "verbose_name_plural": "pages of files",
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search_vector"], name="file_page_search"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "number"), name="file_page_unique")
                ],
            },
        ),
    ]
