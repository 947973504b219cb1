"""Who gets a message is settled when it is sent.

Forgotten registrations have no address, and there may be many of them.
"""

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
        migrations.CreateModel(
            name="MessageCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField(null=True)),
            ],
            options={
                "default_permissions": (),
            },
        ),
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
        migrations.AddField(
            model_name="messagecopy",
            name="message",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="copies",
                to="registrations.organisermessage",
            ),
        ),
        migrations.AddField(
            model_name="messagecopy",
            name="registration",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="registrations.registration",
            ),
        ),
        migrations.AddIndex(
            model_name="messagecopy",
            index=models.Index(
                condition=models.Q(("written_at", None)),
                fields=["message"],
                name="messagecopy_unwritten",
            ),
        ),
        migrations.AddConstraint(
            model_name="messagecopy",
            constraint=models.UniqueConstraint(
                fields=("message", "registration"), name="messagecopy_once"
            ),
        ),
    ]
