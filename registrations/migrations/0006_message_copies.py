"""Who gets a message is settled when it is sent."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0005_let_nameless_rows_be"),
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
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copies",
                        to="registrations.organisermessage",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="registrations.registration",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("written_at", None)),
                        fields=["message"],
                        name="messagecopy_unwritten",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("message", "registration"), name="messagecopy_once"
                    )
                ],
            },
        ),
    ]
