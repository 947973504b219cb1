"""No page and no form ever had them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0006_limit_length_of_events"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="speaker",
            name="picture",
        ),
    ]
