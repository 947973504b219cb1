"""Who decides on requests for access, and keeps what helps with it.

Officers read what is restricted: nobody opens to others what is closed to themselves.
"""

from django.db import migrations

from affiliations.roles import ACCESS_OFFICER
from content.roles import ADMINISTRATOR, grant, rights


def grant_requests(apps, schema_editor):
    roles = [ACCESS_OFFICER, ADMINISTRATOR]
    codenames = ["view_accessrequest", "decide_accessrequest"]
    codenames += rights("emaildomain", "view", "add", "change", "delete")
    grant(apps, "affiliations", codenames, roles)
    offered = rights("offeredgroup", "view", "add", "change", "delete")
    grant(apps, "affiliations", offered, [ADMINISTRATOR])
    grant(apps, "content", ["read_restricted"], [ACCESS_OFFICER])


class Migration(migrations.Migration):
    dependencies = [
        ("affiliations", "0004_add_access_request"),
        ("content", "0012_rights_generation"),
    ]
    # Rights that were given may be in use; taking the migration back leaves them.
    operations = [migrations.RunPython(grant_requests, migrations.RunPython.noop)]
