"""Who may see how letters fare, and try again."""

from django.db import migrations

from content.roles import ADMINISTRATOR, grant, rights


def grant_letters(apps, schema_editor):
    grant(apps, "mail", rights("letter", "view", "change"), [ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("mail", "0001_initial"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_letters, migrations.RunPython.noop)]
