"""Attempts may be registrations for events."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_add_email_change"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="attempt",
            name="attempt_purpose_known",
        ),
        migrations.AlterField(
            model_name="attempt",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("sign_in", "Sign in"),
                    ("code", "Second factor"),
                    ("confirm", "Confirm who one is"),
                    ("reset", "Ask for a new password"),
                    ("request", "Request access"),
                    ("proof", "Prove an e-mail address"),
                    ("email", "Change the e-mail address"),
                    ("register", "Register for an event"),
                ],
                default="sign_in",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "purpose__in",
                        [
                            "sign_in",
                            "code",
                            "confirm",
                            "reset",
                            "request",
                            "proof",
                            "email",
                            "register",
                        ],
                    )
                ),
                name="attempt_purpose_known",
            ),
        ),
    ]
