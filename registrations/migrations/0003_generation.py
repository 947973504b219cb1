"""A change of a registration form is a new generation: pages say whether it is open.

Registrations themselves are watched by nothing: no page for everybody shows them.
"""

from django.db import migrations

from content.generation import watch

TABLES = ["registrations_registrationform"]


class Migration(migrations.Migration):
    dependencies = [("registrations", "0002_roles"), ("content", "0004_generation")]
    operations = [watch(table) for table in TABLES]
