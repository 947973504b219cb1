"""The roles of editors, with their rights on texts, topics, files and people."""

from django.db import migrations

from content.roles import (
    ADMINISTRATOR,
    AUTHOR,
    EDITOR,
    PUBLISHER,
    ROLES,
    TRANSLATOR,
    WRITERS,
    grant,
    rights,
)

ALL = ["view", "add", "change", "delete"]


def create_roles(apps, schema_editor):
    grant(apps, "content", ["view_version", "submit_version"], ROLES)
    grant(apps, "content", ["translate_version"], [TRANSLATOR, *WRITERS])
    grant(apps, "content", rights("attachment", *ALL), WRITERS)
    grant(apps, "content", rights("pick", *ALL), [EDITOR, PUBLISHER, ADMINISTRATOR])
    grant(apps, "content", ["review_version"], [EDITOR, PUBLISHER, ADMINISTRATOR])
    grant(
        apps,
        "content",
        ["publish_version", "withdraw_version", "read_restricted"],
        [PUBLISHER, ADMINISTRATOR],
    )
    for model in ["topic", "region"]:
        grant(apps, "content", rights(model, "view"), ROLES)
        grant(apps, "content", rights(model, "add", "change"), [PUBLISHER, ADMINISTRATOR])
    grant(apps, "content", rights("redirect", *ALL), [PUBLISHER, ADMINISTRATOR])
    for model in ["image", "imagetext", "document", "documentfile"]:
        grant(apps, "library", rights(model, "view"), ROLES)
        grant(apps, "library", rights(model, "add", "change"), WRITERS)
        grant(apps, "library", rights(model, "delete"), [PUBLISHER, ADMINISTRATOR])
    grant(apps, "library", rights("imagetext", "add", "change"), [TRANSLATOR])
    grant(apps, "accounts", rights("user", "view", "add", "change"), [ADMINISTRATOR])
    grant(apps, "auth", rights("group", "view"), [AUTHOR, EDITOR, PUBLISHER, ADMINISTRATOR])


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0002_initial"),
        ("accounts", "0001_initial"),
        ("library", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    # Groups may have people by now; they stay when the migration is taken back.
    operations = [migrations.RunPython(create_roles, migrations.RunPython.noop)]
