"""Who pins entries, keeps synonyms, and sees what was asked for in vain."""

from django.db import migrations

from content.roles import ADMINISTRATOR, EDITOR, PUBLISHER, grant, rights


def grant_search(apps, schema_editor):
    roles = [EDITOR, PUBLISHER, ADMINISTRATOR]
    grant(apps, "search", rights("bestbet", "view", "add", "change", "delete"), roles)
    grant(apps, "search", rights("miss", "view"), roles)
    grant(apps, "textsearch", rights("synonymset", "view", "add", "change", "delete"), roles)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_index_misses"),
        ("textsearch", "0001_initial"),
        ("content", "0003_roles"),
    ]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_search, migrations.RunPython.noop)]
