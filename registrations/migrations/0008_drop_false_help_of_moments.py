"""They are wall times of the event, which the form says by name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0007_places_generation"),
    ]

    operations = [
        migrations.AlterField(
            model_name="registrationform",
            name="closes_at",
            field=models.DateTimeField(verbose_name="closes"),
        ),
        migrations.AlterField(
            model_name="registrationform",
            name="opens_at",
            field=models.DateTimeField(verbose_name="opens"),
        ),
    ]
