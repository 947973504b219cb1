"""What whoever runs meetings needs of texts and files: to write, add and publish them."""

from django.db import migrations

from content.roles import grant, rights
from events.roles import MEETING_OFFICER


def grant_to_officers(apps, schema_editor):
    texts = ["view_version", "submit_version", "translate_version", "publish_version"]
    grant(apps, "content", [*texts, "withdraw_version"], [MEETING_OFFICER])
    grant(
        apps,
        "content",
        rights("attachment", "view", "add", "change", "delete"),
        [MEETING_OFFICER],
    )
    for model in ["topic", "region"]:
        grant(apps, "content", rights(model, "view"), [MEETING_OFFICER])
    for model in ["document", "documentfile"]:
        grant(apps, "library", rights(model, "view", "add", "change"), [MEETING_OFFICER])
    for model in ["image", "imagetext"]:
        grant(apps, "library", rights(model, "view"), [MEETING_OFFICER])
    grant(apps, "auth", rights("group", "view"), [MEETING_OFFICER])


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_add_chosen_follows"),
        ("content", "0003_roles"),
        ("library", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_to_officers, migrations.RunPython.noop)]
