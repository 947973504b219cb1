"""Who may write tools, instruments and publications."""

from django.db import migrations

from content.roles import ADMINISTRATOR, PUBLISHER, TRANSLATOR, WRITERS, grant, rights

KINDS = ["tool", "instrument", "publication"]
PARTS = ["accession", "annex", "annextext"]


def grant_catalogue(apps, schema_editor):
    for model in KINDS:
        grant(apps, "catalogue", rights(model, "view"), [TRANSLATOR, *WRITERS])
        grant(apps, "catalogue", rights(model, "add", "change"), WRITERS)
        grant(apps, "catalogue", rights(model, "delete"), [PUBLISHER, ADMINISTRATOR])
    for model in PARTS:
        grant(apps, "catalogue", rights(model, "view", "add", "change", "delete"), WRITERS)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_relations"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_catalogue, migrations.RunPython.noop)]
