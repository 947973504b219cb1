from django.db import migrations


def forget(apps, schema_editor):
    """Nobody has rights on attempts; those that the model once had would stand in the admin."""
    permissions = apps.get_model("auth", "Permission").objects
    permissions.filter(
        content_type__app_label="accounts", codename__endswith="_signinattempt"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_add_purpose_of_attempts"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        # Nothing to put back: Django makes the rights that a model asks for.
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
