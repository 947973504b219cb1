"""Text search configurations, one per language that PostgreSQL knows, without accents."""

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations

# Russian and Arabic keep their own folding: unaccent would turn й into и.
STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
WITHOUT_ACCENTS = ["en", "fr", "es"]


def create(code: str) -> str:
    stemmer = STEMMERS[code]
    sql = f"CREATE TEXT SEARCH CONFIGURATION portal_{code} (COPY = {stemmer});"
    if code in WITHOUT_ACCENTS:
        sql += (
            f"ALTER TEXT SEARCH CONFIGURATION portal_{code} ALTER MAPPING"
            f" FOR hword, hword_part, word WITH unaccent, {stemmer}_stem;"
        )
    return sql


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        UnaccentExtension(),
        *[
            migrations.RunSQL(create(code), f"DROP TEXT SEARCH CONFIGURATION portal_{code}")
            for code in STEMMERS
        ],
    ]
