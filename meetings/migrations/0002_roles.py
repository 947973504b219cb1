"""Who may run meetings: their agendas and working documents."""

from django.db import migrations

from content.roles import ADMINISTRATOR, EDITOR, PUBLISHER, grant, rights
from events.roles import MEETING_OFFICER

MODELS = ["meeting", "agendaitem", "agendatext", "workingdocument", "duelanguage"]


def grant_meetings(apps, schema_editor):
    for model in MODELS:
        actions = rights(model, "view", "add", "change", "delete")
        grant(apps, "meetings", actions, [EDITOR, PUBLISHER, MEETING_OFFICER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_meetings, migrations.RunPython.noop)]
