"""The table of the vice-chairs of regions."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import content.partial_dates


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0012_rights_generation"),
        ("members", "0003_generation"),
    ]

    operations = [
        migrations.CreateModel(
            name="ViceChair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "began_on",
                    content.partial_dates.PartialDateField(
                        blank=True,
                        help_text="As precise as known: 2023, 2023-06 or 2023-06-15.",
                        verbose_name="in office from",
                    ),
                ),
                (
                    "ended_on",
                    content.partial_dates.PartialDateField(
                        blank=True,
                        help_text="As precise as known: 2023, 2023-06 or 2023-06-15.",
                        verbose_name="in office until",
                    ),
                ),
                ("is_current", models.BooleanField(default=False, verbose_name="in office")),
                (
                    "source",
                    models.TextField(
                        blank=True, help_text="Shown to editors only.", verbose_name="source"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Where it is known.",
                        max_length=200,
                        verbose_name="name of the person",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("sourced", "From a source"),
                            ("knowledge", "From general knowledge"),
                            ("sample", "Invented sample"),
                        ],
                        default="sourced",
                        max_length=10,
                        verbose_name="basis",
                    ),
                ),
            ],
            options={
                "verbose_name": "vice-chair",
                "verbose_name_plural": "vice-chairs",
            },
        ),
        migrations.AddField(
            model_name="vicechair",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="vice_chair_terms",
                to="members.member",
                verbose_name="Member",
            ),
        ),
        migrations.AddField(
            model_name="vicechair",
            name="wco_region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="vice_chairs",
                to="content.region",
                verbose_name="region",
            ),
        ),
        migrations.AddConstraint(
            model_name="vicechair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("began_on", ""),
                    ("began_on__regex", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
                    _connector="OR",
                ),
                name="vicechair_began_on_partial",
            ),
        ),
        migrations.AddConstraint(
            model_name="vicechair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", ""),
                    ("ended_on__regex", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
                    _connector="OR",
                ),
                name="vicechair_ended_on_partial",
            ),
        ),
        migrations.AddConstraint(
            model_name="vicechair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", ""),
                    (
                        "ended_on__gte",
                        django.db.models.functions.text.Left(
                            "began_on", django.db.models.functions.text.Length("ended_on")
                        ),
                    ),
                    _connector="OR",
                ),
                name="vicechair_ends_after_it_begins",
                violation_error_message="It must end after it began.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vicechair",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_current", False), ("ended_on", ""), _connector="OR"),
                name="vicechair_current_has_no_end",
                violation_error_message="Who is in office has no end of the term yet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vicechair",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__in", ["sourced", "knowledge", "sample"])),
                name="vicechair_basis_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="vicechair",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_current", True)),
                fields=("wco_region",),
                name="vicechair_one_in_office",
                violation_error_message="The region has a vice-chair in office already.",
            ),
        ),
    ]
