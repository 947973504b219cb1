"""Administrators see requests for deletion and erase accounts."""

from django.db import migrations

from content.roles import ADMINISTRATOR, grant


def grant_deletion(apps, schema_editor):
    rights = ["view_deletionrequest", "erase_account"]
    grant(apps, "accounts", rights, [ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0013_add_saved_searches"),
        ("accounts", "0007_add_deletion_requests"),
    ]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_deletion, migrations.RunPython.noop)]
