"""Who may write questions and answers."""

from django.db import migrations

from content.roles import ADMINISTRATOR, PUBLISHER, TRANSLATOR, WRITERS, grant, rights


def grant_questions(apps, schema_editor):
    grant(apps, "pages", rights("question", "view"), [TRANSLATOR, *WRITERS])
    grant(apps, "pages", rights("question", "add", "change"), WRITERS)
    grant(apps, "pages", rights("question", "delete"), [PUBLISHER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("pages", "0004_add_questions"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_questions, migrations.RunPython.noop)]
