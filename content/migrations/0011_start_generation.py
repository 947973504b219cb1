"""A change of what a topic starts with is a new generation of the content."""

from django.db import migrations

from content.generation import watch


class Migration(migrations.Migration):
    dependencies = [("content", "0010_start_roles")]
    operations = [watch("content_start")]
