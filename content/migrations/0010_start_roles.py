"""Who may pick what a topic starts with."""

from django.db import migrations

from content.roles import ADMINISTRATOR, PUBLISHER, ROLES, grant, rights


def grant_starts(apps, schema_editor):
    grant(apps, "content", rights("start", "view"), ROLES)
    grant(apps, "content", rights("start", "add", "change", "delete"), [PUBLISHER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("content", "0009_add_starts_and_folders")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_starts, migrations.RunPython.noop)]
