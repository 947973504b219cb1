from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_add_language_and_end"),
    ]

    operations = [
        migrations.RemoveIndex("SignInAttempt", "sign_in_attempt_of_place"),
        migrations.RemoveIndex("SignInAttempt", "sign_in_attempt_of_name"),
        migrations.RenameModel("SignInAttempt", "Attempt"),
        migrations.AlterModelOptions(
            "attempt",
            options={
                "verbose_name": "attempt",
                "verbose_name_plural": "attempts",
                "default_permissions": [],
            },
        ),
    ]
