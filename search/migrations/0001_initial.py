"""Best bets, and searches without a result."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("content", "0016_search_facts_and_summaries"),
    ]

    operations = [
        migrations.CreateModel(
            name="Miss",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zh-hans", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("words", models.CharField(max_length=200, verbose_name="words")),
                ("number", models.PositiveIntegerField(default=1, verbose_name="times asked")),
            ],
            options={
                "verbose_name": "search without a result",
                "verbose_name_plural": "searches without a result",
                "constraints": [
                    models.UniqueConstraint(fields=("day", "language", "words"), name="miss_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="BestBet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="What readers type: small letters and accents make no difference.",
                        max_length=200,
                        verbose_name="words",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ar", "العربية"),
                            ("zh-hans", "中文"),
                            ("en", "English"),
                            ("fr", "Français"),
                            ("ru", "Русский"),
                            ("es", "Español"),
                        ],
                        help_text="Of the reader; empty: every language.",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                ("folded", models.CharField(db_index=True, editable=False, max_length=200)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="best_bets",
                        to="content.entry",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "best bet",
                "verbose_name_plural": "best bets",
                "ordering": ["folded", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("folded", "language", "entry"), name="best_bet_unique"
                    )
                ],
            },
        ),
    ]
