"""Who may write events and working bodies."""

from django.db import migrations

from content.roles import (
    ADMINISTRATOR,
    EDITOR,
    PUBLISHER,
    TRANSLATOR,
    WRITERS,
    grant,
    rights,
)
from events.roles import MEETING_OFFICER

PARTS = ["officer", "programmeitem", "programmetext", "speaker"]


def grant_events(apps, schema_editor):
    writers = [*WRITERS, MEETING_OFFICER]
    grant(apps, "events", rights("event", "view"), [TRANSLATOR, *writers])
    grant(apps, "events", rights("event", "add", "change"), writers)
    grant(apps, "events", rights("event", "delete"), [PUBLISHER, ADMINISTRATOR])
    grant(apps, "events", rights("workingbody", "view"), [TRANSLATOR, *writers])
    bodies = [EDITOR, PUBLISHER, ADMINISTRATOR, MEETING_OFFICER]
    grant(apps, "events", rights("workingbody", "add", "change"), bodies)
    grant(apps, "events", rights("workingbody", "delete"), [PUBLISHER, ADMINISTRATOR])
    for model in PARTS:
        grant(apps, "events", rights(model, "view"), [TRANSLATOR, *writers])
        grant(apps, "events", rights(model, "add", "change", "delete"), writers)


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_events, migrations.RunPython.noop)]
