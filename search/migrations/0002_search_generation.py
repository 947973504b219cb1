"""Best bets stand on pages that are kept: a change of one makes a new generation."""

from django.db import migrations

from content.generation import watch


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial"), ("content", "0018_index_texts_again")]
    operations = [watch("search_bestbet")]
