"""Texts that are published already get the facts of their entries."""

from django.db import migrations

from content.search_facts import fill_facts


class Migration(migrations.Migration):
    dependencies = [("content", "0017_keep_search_facts")]
    operations = [fill_facts()]
