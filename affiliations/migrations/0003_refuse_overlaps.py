"""No two affiliations of a person with one organization and role share a day."""

import django.contrib.postgres.constraints
import django.db.models.functions.comparison
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import affiliations.models.days


class Migration(migrations.Migration):
    dependencies = [
        ("affiliations", "0002_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("members", "0007_vice_chair_generation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.RemoveConstraint(
            model_name="affiliation",
            name="affiliation_ends_after_start",
        ),
        migrations.AddField(
            model_name="affiliation",
            name="end_reason",
            field=models.CharField(
                blank=True,
                help_text="Kept with the history.",
                max_length=200,
                verbose_name="why it ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("ends_on__gte", affiliations.models.days.DayBefore("starts_on")),
                    _connector="OR",
                ),
                name="affiliation_ends_after_start",
                violation_error_message="The last day is before the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("user", "="),
                    ("organization", "="),
                    (
                        django.db.models.functions.comparison.Coalesce("member", models.Value(0)),
                        "=",
                    ),
                    (
                        django.db.models.functions.comparison.Coalesce("partner", models.Value(0)),
                        "=",
                    ),
                    ("role", "="),
                    (affiliations.models.days.Days("starts_on", "ends_on"), "&&"),
                ],
                name="affiliation_overlaps_no_other",
                violation_error_message="The person has this role at this organization already in these days.",
            ),
        ),
    ]
