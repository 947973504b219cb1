"""Who may write Members, regional bodies, partners and memoranda."""

from django.db import migrations

from content.roles import ADMINISTRATOR, PUBLISHER, TRANSLATOR, WRITERS, grant, rights

KINDS = ["member", "regionalbody", "partner", "memorandum"]


def grant_members(apps, schema_editor):
    for model in KINDS:
        grant(apps, "members", rights(model, "view"), [TRANSLATOR, *WRITERS])
        grant(apps, "members", rights(model, "add", "change"), WRITERS)
        grant(apps, "members", rights(model, "delete"), [PUBLISHER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_members, migrations.RunPython.noop)]
