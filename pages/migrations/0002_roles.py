"""Who may write pages and terms of office."""

from django.db import migrations

from content.roles import ADMINISTRATOR, EDITOR, PUBLISHER, TRANSLATOR, WRITERS, grant, rights

EDITORS = [EDITOR, PUBLISHER, ADMINISTRATOR]


def grant_pages(apps, schema_editor):
    for model in ["page", "termofoffice"]:
        grant(apps, "pages", rights(model, "view"), [TRANSLATOR, *WRITERS])
        grant(apps, "pages", rights(model, "add", "change"), EDITORS)
        grant(apps, "pages", rights(model, "delete"), [PUBLISHER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_pages, migrations.RunPython.noop)]
