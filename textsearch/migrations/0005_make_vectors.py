"""Functions that make the search vectors of rows from their words and their facts."""

from django.db import migrations

from textsearch.vectors import make_vectors


class Migration(migrations.Migration):
    dependencies = [("textsearch", "0004_cover_beginnings")]
    operations = [make_vectors()]
