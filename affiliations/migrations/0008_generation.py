"""A change of affiliations is a new generation: they bring groups, and so what readers may see.

Pages for everybody show none of them, but what is kept for a person follows from their groups.
"""

from django.db import migrations

from content.generation import watch

TABLES = ["affiliations_affiliation", "affiliations_affiliation_groups"]


class Migration(migrations.Migration):
    dependencies = [
        ("affiliations", "0007_affiliation_roles"),
        ("content", "0012_rights_generation"),
    ]
    operations = [watch(table) for table in TABLES]
