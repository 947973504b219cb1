"""A change of a vacancy or a tender is a new generation of the content."""

from django.db import migrations

from content.generation import watch


class Migration(migrations.Migration):
    dependencies = [("opportunities", "0002_roles"), ("content", "0004_generation")]
    operations = [watch("opportunities_vacancy"), watch("opportunities_tender")]
