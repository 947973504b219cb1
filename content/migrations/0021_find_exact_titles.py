"""An index of whole titles: what is called exactly as somebody typed."""

from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0020_index_compounds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="version",
            index=models.Index(
                Upper("title"),
                condition=models.Q(("status", "published")),
                name="version_title_exactly",
            ),
        ),
    ]
