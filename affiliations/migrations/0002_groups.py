"""The groups that follow from affiliations; editors choose them for what only these may read."""

from django.db import migrations

NAMES = ["Delegates of Members", "Partners", "Secretariat"]


def make_groups(apps, schema_editor):
    group_model = apps.get_model("auth", "Group")
    for name in NAMES:
        group_model.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("affiliations", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    # Entries may have been given to a group; taking the migration back leaves them.
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
