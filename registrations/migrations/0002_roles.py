"""Who may see and decide registrations: personal data, for whoever runs meetings."""

from django.db import migrations

from content.roles import ADMINISTRATOR, grant, rights
from events.roles import MEETING_OFFICER

MODELS = [
    "registrationform",
    "question",
    "questiontext",
    "registration",
    "answer",
    "organisermessage",
    "messagetext",
]


def grant_registrations(apps, schema_editor):
    for model in MODELS:
        actions = rights(model, "view", "add", "change", "delete")
        grant(apps, "registrations", actions, [MEETING_OFFICER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [("registrations", "0001_initial"), ("content", "0003_roles")]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_registrations, migrations.RunPython.noop)]
