"""A change of an event, of a working body or of their parts is a new generation."""

from django.db import migrations

from content.generation import watch

TABLES = [
    "events_event",
    "events_event_partners",
    "events_workingbody",
    "events_officer",
    "events_programmeitem",
    "events_programmeitem_speakers",
    "events_programmetext",
    "events_speaker",
]


class Migration(migrations.Migration):
    dependencies = [("events", "0002_roles"), ("content", "0004_generation")]
    operations = [watch(table) for table in TABLES]
