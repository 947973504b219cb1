"""A synthetic archive of news in a database of its own, written by SQL in seconds."""

from django.db import connection

# 26 years of news, topics and languages as uneven as in a real newsroom.
ENTRIES = """
INSERT INTO content_entry (kind, slug, original_language, languages, access, published_at,
    date_precision, basis, source, created_at, changed_at, explains_terms)
SELECT 'newsroom.news', 'item-' || n, 'en',
    CASE WHEN n %% 5 < 2 THEN ARRAY['en', 'fr'] WHEN n %% 50 = 3 THEN ARRAY['es']
        ELSE ARRAY['en'] END,
    CASE WHEN n %% 100 = 7 THEN 'registered' ELSE 'public' END,
    now() - (n * interval '26 years' / %(number)s), 'day', 'sample', '', now(), now(), true
FROM generate_series(1, %(number)s) AS n
"""
NEWS = """
INSERT INTO newsroom_news (entry_ptr_id, category)
SELECT id, 'news' FROM content_entry WHERE kind = 'newsroom.news'
"""
TEXTS = """
INSERT INTO content_version (entry_id, language, number, status, title, summary, body, correction,
    is_minor, is_machine, created_at, edited_at, published_at, indexed_title, indexed_summary,
    indexed_text, indexed_light)
SELECT id, language, 1, 'published', title, summary, '<p>' || body || '</p>', '', false, false,
    now(), now(), published_at, title, summary, body, ''
FROM (
    SELECT e.id, e.published_at, language,
        'Item ' || e.id || ' on ' || word(e.id) || ' and ' || word(e.id * 7) AS title,
        'What Members decided on ' || word(e.id * 3) || ', ' || word(e.id * 5) || '.' AS summary,
        (SELECT string_agg(word(e.id * 11 + i * i), ' ') FROM generate_series(1, 120) AS i) AS body
    FROM content_entry e, unnest(e.languages) AS language WHERE kind = 'newsroom.news'
) AS texts
"""
# 4,000 words, some of them in nearly every text and most in few.
WORD = """
CREATE OR REPLACE FUNCTION pg_temp.word(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT 'w' || to_hex((power((n * 7919 %% 4000)::float / 4000, 3) * 4000)::int) $$
"""
TOPICS = """
INSERT INTO content_entry_topics (entry_id, topic_id)
SELECT e.id, t.entry_ptr_id FROM content_entry e
JOIN (SELECT entry_ptr_id, row_number() OVER (ORDER BY entry_ptr_id) AS place FROM content_topic) t
    ON t.place = 1 + (e.id %% 12) OR (e.id %% 3 = 0 AND t.place = 1 + (e.id / 3 %% 12))
WHERE e.kind = 'newsroom.news'
"""
REGIONS = """
INSERT INTO content_entry_regions (entry_id, region_id)
SELECT e.id, r.entry_ptr_id FROM content_entry e
JOIN (SELECT entry_ptr_id, row_number() OVER (ORDER BY entry_ptr_id) AS place FROM content_region) r
    ON r.place = 1 + (e.id %% 12)
WHERE e.kind = 'newsroom.news'
"""


def fill(number: int) -> None:
    """Put `number` news with about 1.4 texts each into the connected database."""
    with connection.cursor() as cursor:
        cursor.execute(WORD % ())
        for statement in [ENTRIES, NEWS, TEXTS.replace("word(", "pg_temp.word("), TOPICS, REGIONS]:
            cursor.execute(statement, {"number": number})
        cursor.execute("ANALYZE")
