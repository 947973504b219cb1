"""A change of an agenda or of a working document is a new generation."""

from django.db import migrations

from content.generation import watch

TABLES = [
    "meetings_meeting",
    "meetings_agendaitem",
    "meetings_agendatext",
    "meetings_workingdocument",
    "meetings_duelanguage",
]


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_roles"), ("content", "0004_generation")]
    operations = [watch(table) for table in TABLES]
