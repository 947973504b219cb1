"""A change of a vice-chair's term is a new generation."""

from django.db import migrations

from content.generation import watch


class Migration(migrations.Migration):
    dependencies = [("members", "0006_vice_chair_roles"), ("content", "0004_generation")]
    operations = [watch("members_vicechair")]
