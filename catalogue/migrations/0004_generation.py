"""A change of a tool, an instrument, its parts or a publication is a new generation."""

from django.db import migrations

from content.generation import watch

TABLES = [
    "catalogue_tool",
    "catalogue_tool_instruments",
    "catalogue_tool_partners",
    "catalogue_instrument",
    "catalogue_annex",
    "catalogue_annextext",
    "catalogue_accession",
    "catalogue_accession_annexes",
    "catalogue_publication",
]


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_roles"), ("content", "0004_generation")]
    operations = [watch(table) for table in TABLES]
