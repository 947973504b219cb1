"""Of several whose names are forgotten, each counts still."""

import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("affiliations", "0007_affiliation_roles"),
        ("registrations", "0004_add_proof_and_cancellation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="registration",
            name="registration_once_per_address",
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                models.F("form"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(
                    models.Q(("state__in", ["declined", "withdrawn", "unproved"]), _negated=True),
                    ("user__isnull", True),
                    models.Q(("email", ""), _negated=True),
                ),
                name="registration_once_per_address",
                violation_error_message="This person is registered already.",
            ),
        ),
    ]
