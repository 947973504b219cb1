"""Triggers keep the facts of entries beside the words of their texts and files."""

from django.db import migrations

from content.generation import watch
from content.search_facts import keep_facts


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0016_search_facts_and_summaries"),
        ("library", "0005_add_file_pages"),
        ("textsearch", "0001_initial"),
    ]
    operations = [keep_facts(), watch("library_filepage"), watch("textsearch_synonymset")]
