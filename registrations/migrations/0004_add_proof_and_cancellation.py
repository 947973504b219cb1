"""One registration of an address, and when the cancellation of an event was told."""

import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("affiliations", "0007_affiliation_roles"),
        ("registrations", "0003_generation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="registrationform",
            name="cancelled_told_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                models.F("form"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(
                    models.Q(("state__in", ["declined", "withdrawn", "unproved"]), _negated=True),
                    ("user__isnull", True),
                ),
                name="registration_once_per_address",
                violation_error_message="This person is registered already.",
            ),
        ),
    ]
