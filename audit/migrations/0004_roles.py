"""Who may read the audit log."""

from django.db import migrations

from content.roles import ADMINISTRATOR, grant, rights


def grant_records(apps, schema_editor):
    grant(apps, "audit", rights("record", "view"), [ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_refuse_truncate"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_records, migrations.RunPython.noop)]
