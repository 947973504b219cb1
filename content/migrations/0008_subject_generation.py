"""A change of a unit, term, synonym, link or stated figure is a new generation."""

from django.db import migrations

from content.generation import watch

TABLES = [
    "content_unit",
    "content_term",
    "content_term_see_also",
    "content_synonym",
    "content_link",
    "content_statedfigure",
]


class Migration(migrations.Migration):
    dependencies = [("content", "0007_subject_roles")]
    operations = [watch(table) for table in TABLES]
