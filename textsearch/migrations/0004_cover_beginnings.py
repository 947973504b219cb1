"""The index of beginnings holds all that is asked of it, so that common ones stay quick."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("textsearch", "0003_find_words_alike"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="word",
            name="word_begins",
        ),
        migrations.AddIndex(
            model_name="word",
            index=models.Index(
                fields=["folded", "language"],
                include=("texts", "word"),
                name="word_begins",
                opclasses=["text_pattern_ops", "text_ops"],
            ),
        ),
    ]
