"""Who takes part follows without having chosen to."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0003_generation"),
        ("meetings", "0004_add_files_of_receipts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="follow",
            name="is_chosen",
            field=models.BooleanField(default=True),
        ),
        migrations.AddIndex(
            model_name="follow",
            index=models.Index(fields=["pace", "told_until"], name="follow_waiting"),
        ),
    ]
