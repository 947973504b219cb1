"""Synthetic pages, tools, topics and terms, written by SQL in seconds."""

from typing import NamedTuple

from django.db import connection

ENTRIES = """
INSERT INTO content_entry (kind, slug, original_language, languages, access, published_at,
    date_precision, basis, source, created_at, changed_at, explains_terms)
SELECT %(kind)s, %(slug)s || n, 'en', ARRAY['en', 'fr'], 'public',
    now() - (n * interval '20 years' / %(number)s), 'day', 'sample', '', now(), now(), true
FROM generate_series(1, %(number)s) AS n
"""
# Five pages at the top with nine below each; whatever there is more lies deeper.
PATHS = """
UPDATE content_entry SET slug = 'section-' || n %% 50 / 10 + 1
    || CASE WHEN n %% 10 = 0 THEN '' ELSE '/page-' || n %% 10 END
    || CASE WHEN n < 50 THEN '' ELSE '/part-' || n / 50 END
FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM content_entry
    WHERE kind = 'pages.page') AS numbered
WHERE content_entry.id = numbered.id
"""
CHILDREN = {
    "pages.page": "INSERT INTO pages_page (entry_ptr_id, position, shows)"
    " SELECT id, id, 'nothing' FROM content_entry WHERE kind = 'pages.page'",
    "catalogue.tool": "INSERT INTO catalogue_tool (entry_ptr_id, category, status, audiences,"
    " approved_on) SELECT id, (ARRAY['guide', 'handbook', 'study', 'guidelines'])"
    "[1 + id % 4], 'current', ARRAY['customs'], '' FROM content_entry"
    " WHERE kind = 'catalogue.tool'",
    "content.topic": "INSERT INTO content_topic (entry_ptr_id, position)"
    " SELECT id, id FROM content_entry"
    " WHERE kind = 'content.topic' AND id NOT IN (SELECT entry_ptr_id FROM content_topic)",
    "content.term": "INSERT INTO content_term (entry_ptr_id, abbreviation, is_offered)"
    " SELECT id, '', true FROM content_entry WHERE kind = 'content.term'",
}
TEXTS = """
INSERT INTO content_version (entry_id, language, number, status, title, summary, body, correction,
    is_minor, is_machine, created_at, edited_at, published_at, indexed_title, indexed_summary,
    indexed_text, indexed_light)
SELECT e.id, language, 1, 'published', chr(65 + (e.id %% 26)::int) || 'x ' || e.slug,
    'What administrations do about ' || e.slug || ', in a sentence or two.',
    '<p>' || repeat('Administrations agreed on release and origin of goods. ', 30) || '</p>', '',
    false, false, now(), now(), e.published_at, e.slug, e.slug,
    'administrations release origin', ''
FROM content_entry e, unnest(e.languages) AS language
WHERE e.kind = %(kind)s AND NOT EXISTS (SELECT FROM content_version v WHERE v.entry_id = e.id)
"""
TOPICS = """
INSERT INTO content_entry_topics (entry_id, topic_id)
SELECT e.id, t.entry_ptr_id FROM content_entry e
JOIN (SELECT entry_ptr_id, row_number() OVER (ORDER BY entry_ptr_id) AS place FROM content_topic) t
    ON t.place = 1 + (e.id %% 12)
WHERE e.kind = 'catalogue.tool'
"""
FILES = [
    "INSERT INTO library_document (slug, created_at) SELECT slug, now() FROM content_entry"
    " WHERE kind = 'catalogue.tool'",
    "INSERT INTO library_documentfile (document_id, language, title, revision, is_current, file,"
    " original_name, format, size_bytes, pages, digest, created_at)"
    " SELECT id, language, slug, 1, true, '', slug || '.pdf', 'pdf', 90000, 12, '', now()"
    " FROM library_document, unnest(ARRAY['en', 'fr']) AS language",
    "INSERT INTO content_attachment (entry_id, document_id, position, access, edition, is_former)"
    " SELECT e.id, d.id, 0, 'inherit', '', false FROM content_entry e"
    " JOIN library_document d USING (slug) WHERE e.kind = 'catalogue.tool'",
]


class Size(NamedTuple):
    """How many there are of each; topics beside those of the sample."""

    pages: int
    tools: int
    topics: int
    terms: int


def fill(size: Size) -> None:
    """Write that many into the connected database."""
    numbers = {
        "pages.page": size.pages,
        "catalogue.tool": size.tools,
        "content.topic": size.topics,
        "content.term": size.terms,
    }
    with connection.cursor() as cursor:
        for kind, number in numbers.items():
            values = {"kind": kind, "slug": f"{kind.partition('.')[2]}-", "number": number}
            cursor.execute(ENTRIES, values)
            if kind == "pages.page":
                cursor.execute(PATHS, {})
            cursor.execute(CHILDREN[kind])
            cursor.execute(TEXTS, values)
        cursor.execute(TOPICS, {})
        for statement in FILES:
            cursor.execute(statement)
        cursor.execute("ANALYZE")
