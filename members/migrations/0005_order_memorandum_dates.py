"""No memorandum is renewed or ends before it was signed."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0004_add_vice_chairs")]

    operations = [
        migrations.AddConstraint(
            model_name="memorandum",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("renewed_on", ""),
                    (
                        "renewed_on__gte",
                        django.db.models.functions.text.Left(
                            "signed_on", django.db.models.functions.text.Length("renewed_on")
                        ),
                    ),
                    _connector="OR",
                ),
                name="memorandum_renewed_on_after_signing",
                violation_error_message="It must be renewed after it was signed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="memorandum",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", ""),
                    (
                        "ends_on__gte",
                        django.db.models.functions.text.Left(
                            "signed_on", django.db.models.functions.text.Length("ends_on")
                        ),
                    ),
                    _connector="OR",
                ),
                name="memorandum_ends_on_after_signing",
                violation_error_message="It must end after it was signed.",
            ),
        ),
    ]
