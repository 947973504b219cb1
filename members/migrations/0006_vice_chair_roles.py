"""Who may write the terms of vice-chairs: those who write what stands on a region's page."""

from django.db import migrations

from content.roles import ADMINISTRATOR, EDITOR, PUBLISHER, TRANSLATOR, WRITERS, grant, rights


def grant_vice_chairs(apps, schema_editor):
    grant(apps, "members", rights("vicechair", "view"), [TRANSLATOR, *WRITERS])
    changes = rights("vicechair", "add", "change", "delete")
    grant(apps, "members", changes, [EDITOR, PUBLISHER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("members", "0005_order_memorandum_dates"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_vice_chairs, migrations.RunPython.noop)]
