"""The functions that tell the facts of entries keep the plans of their statements."""

from django.db import migrations

from content.search_facts import renew_functions


class Migration(migrations.Migration):
    dependencies = [("content", "0022_keep_vectors")]
    operations = [renew_functions()]
