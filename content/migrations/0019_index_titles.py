"""An index of the words of titles, for suggestions while somebody types."""

import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models

import content.titles


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0018_index_texts_again"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="version",
            index=django.contrib.postgres.indexes.GinIndex(
                content.titles.TitleVector(),
                condition=models.Q(("status", "published")),
                name="version_titles",
            ),
        ),
    ]
