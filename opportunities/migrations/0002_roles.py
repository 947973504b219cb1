"""Who may write vacancies and tenders."""

from django.db import migrations

from content.roles import ADMINISTRATOR, PUBLISHER, TRANSLATOR, WRITERS, grant, rights


def grant_opportunities(apps, schema_editor):
    for model in ["vacancy", "tender"]:
        grant(apps, "opportunities", rights(model, "view"), [TRANSLATOR, *WRITERS])
        grant(apps, "opportunities", rights(model, "add", "change"), WRITERS)
        grant(apps, "opportunities", rights(model, "delete"), [PUBLISHER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0001_initial"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_opportunities, migrations.RunPython.noop)]
