"""A change of a news item is a new generation of the content."""

from django.db import migrations

from content.generation import watch


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_roles"), ("content", "0004_generation")]
    operations = [watch("newsroom_news")]
