"""Words like another: how alike they must be is no setting of the connection."""

from django.db import migrations

CREATE = """
CREATE FUNCTION textsearch_words_like(plain text) RETURNS SETOF textsearch_word
LANGUAGE sql STABLE SET pg_trgm.similarity_threshold = 0.4 AS $$
    SELECT * FROM textsearch_word
    WHERE folded % plain AND length(folded) BETWEEN length(plain) - 2 AND length(plain) + 2
    ORDER BY similarity(folded, plain) DESC, texts DESC LIMIT 30
$$
"""
DROP = "DROP FUNCTION textsearch_words_like"


class Migration(migrations.Migration):
    dependencies = [("textsearch", "0002_fold_words")]
    operations = [migrations.RunSQL(CREATE, DROP)]
