"""A change of a Member, a regional body, a partner or a memorandum is a new generation."""

from django.db import migrations

from content.generation import watch

TABLES = [
    "members_member",
    "members_regionalbody",
    "members_partner",
    "members_memorandum",
    "members_memorandum_partners",
]


class Migration(migrations.Migration):
    dependencies = [("members", "0002_roles"), ("content", "0004_generation")]
    operations = [watch(table) for table in TABLES]
