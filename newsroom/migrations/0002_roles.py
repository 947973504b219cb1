"""Who may write news."""

from django.db import migrations

from content.roles import ADMINISTRATOR, PUBLISHER, TRANSLATOR, WRITERS, grant, rights


def grant_news(apps, schema_editor):
    grant(apps, "newsroom", rights("news", "view"), [TRANSLATOR, *WRITERS])
    grant(apps, "newsroom", rights("news", "add", "change"), WRITERS)
    grant(apps, "newsroom", rights("news", "delete"), [PUBLISHER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_news, migrations.RunPython.noop)]
