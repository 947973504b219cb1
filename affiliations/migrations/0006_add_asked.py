"""Remembers when focal points were asked who is still there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("affiliations", "0005_access_request_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="affiliation",
            name="asked_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="affiliation",
            name="asked_times",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
    ]
