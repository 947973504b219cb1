"""A change of a question is a new generation of the content."""

from django.db import migrations

from content.generation import watch


class Migration(migrations.Migration):
    dependencies = [("pages", "0005_question_roles"), ("content", "0004_generation")]
    operations = [watch("pages_question")]
