"""Who reads and answers messages, and says where they go."""

from django.db import migrations

from content.roles import ADMINISTRATOR, PUBLISHER, grant, rights


def grant_contact(apps, schema_editor):
    roles = [PUBLISHER, ADMINISTRATOR]
    grant(apps, "contact", rights("message", "view", "change"), roles)
    grant(apps, "contact", rights("message", "delete"), [ADMINISTRATOR])
    grant(apps, "contact", rights("subject", "view", "add", "change"), roles)
    grant(apps, "contact", rights("subjectname", "view", "add", "change", "delete"), roles)


class Migration(migrations.Migration):
    dependencies = [("contact", "0001_initial"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_contact, migrations.RunPython.noop)]
