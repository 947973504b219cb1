"""Who keeps the affiliations of people."""

from django.db import migrations

from affiliations.roles import ACCESS_OFFICER
from content.roles import ADMINISTRATOR, grant, rights


def grant_affiliations(apps, schema_editor):
    grant(apps, "affiliations", rights("affiliation", "view", "add", "change"), [ADMINISTRATOR])
    grant(apps, "affiliations", rights("affiliation", "view"), [ACCESS_OFFICER])


class Migration(migrations.Migration):
    dependencies = [("affiliations", "0006_add_asked"), ("content", "0012_rights_generation")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_affiliations, migrations.RunPython.noop)]
