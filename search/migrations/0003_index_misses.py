"""How often words were asked for in vain is counted over many days."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_search_generation"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="miss",
            index=models.Index(fields=["words", "language", "day"], name="miss_words"),
        ),
    ]
