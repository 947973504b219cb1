"""An index of the words of titles, for suggestions while somebody types."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.conf import settings
from django.db import migrations, models

import textsearch.vectors


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0018_index_texts_again"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="version",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.CombinedSearchVector(
                    django.contrib.postgres.search.CombinedSearchVector(
                        django.contrib.postgres.search.CombinedSearchVector(
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
                                    default=django.contrib.postgres.search.SearchConfig("simple"),
                                ),
                                models.F("indexed_title"),
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
                        textsearch.vectors.Strip(
                            textsearch.vectors.ToVector(
                                django.contrib.postgres.search.SearchConfig("simple"),
                                models.Func(
                                    models.F("indexed_light"),
                                    models.Value("\n"),
                                    models.Value(1),
                                    function="split_part",
                                    output_field=models.CharField(),
                                ),
                            )
                        ),
                        config=None,
                    ),
                    "||",
                    textsearch.vectors.FactsVector(models.F("facts")),
                    config=None,
                ),
                condition=models.Q(("status", "published")),
                name="version_titles",
            ),
        ),
    ]
