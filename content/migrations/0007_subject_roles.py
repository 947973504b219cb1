"""Who may write units, terms, synonyms, links and stated figures."""

from django.db import migrations

from content.roles import ADMINISTRATOR, EDITOR, PUBLISHER, ROLES, WRITERS, grant, rights

ALL = ["view", "add", "change", "delete"]


def grant_subjects(apps, schema_editor):
    grant(apps, "content", rights("synonym", *ALL), WRITERS)
    grant(apps, "content", rights("term", "add", "change"), WRITERS)
    grant(apps, "content", rights("link", "add", "change"), [EDITOR, PUBLISHER, ADMINISTRATOR])
    for model in ["term", "link", "unit", "statedfigure"]:
        grant(apps, "content", rights(model, "view"), ROLES)
        grant(apps, "content", rights(model, "add", "change"), [PUBLISHER, ADMINISTRATOR])
        grant(apps, "content", rights(model, "delete"), [PUBLISHER, ADMINISTRATOR])
    grant(apps, "content", rights("topic", "delete"), [PUBLISHER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("content", "0006_add_subjects_and_care")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_subjects, migrations.RunPython.noop)]
