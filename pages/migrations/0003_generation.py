"""A change of a page or a term of office is a new generation of the content."""

from django.db import migrations

from content.generation import watch


class Migration(migrations.Migration):
    dependencies = [("pages", "0002_roles"), ("content", "0004_generation")]
    operations = [watch("pages_page"), watch("pages_termofoffice")]
