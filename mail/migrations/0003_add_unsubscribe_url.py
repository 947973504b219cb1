"""A letter names the address that ends letters of its sort."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0002_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="unsubscribe_url",
            field=models.URLField(blank=True, db_default="", editable=False, max_length=300),
        ),
    ]
