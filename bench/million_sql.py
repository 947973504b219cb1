"""The statements that write a batch of entries, and one of documents, for measuring the search.

Rows follow from their number alone: a batch that was interrupted is written again the same.
"""

# Keys of entries and documents begin above those of the sample.
BASE = 10_000_000

TABLES = """
CREATE TABLE IF NOT EXISTS bench_progress (step text PRIMARY KEY, done bigint NOT NULL);
CREATE TABLE IF NOT EXISTS bench_index (name text PRIMARY KEY, definition text NOT NULL);
CREATE TABLE IF NOT EXISTS bench_word (language text, n int, word text,
    PRIMARY KEY (language, n));
CREATE TABLE IF NOT EXISTS bench_tail (language text, n bigint, word text,
    PRIMARY KEY (language, n));
CREATE TABLE IF NOT EXISTS bench_fragment (language text, n int, plain text, indexed text,
    light text, compounds text, PRIMARY KEY (language, n));
CREATE OR REPLACE FUNCTION bench_dice(n bigint, throw bigint, sides bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE AS
    $$ SELECT (hashint8extended(n, throw) & 9223372036854775807) %% sides $$;
""".replace("%%", "%")

# Of twenty entries, fourteen are news; 26 years; one in a hundred is for registered users.
ENTRY = """
INSERT INTO content_entry (id, kind, slug, original_language, languages, access, published_at,
    date_precision, basis, source, created_at, changed_at, explains_terms)
SELECT BASE + n,
    CASE WHEN n %% 20 < 14 THEN 'newsroom.news' WHEN n %% 20 < 17 THEN 'catalogue.tool'
        WHEN n %% 20 < 19 THEN 'catalogue.publication' ELSE 'events.event' END,
    'item-' || n, languages[1], languages,
    CASE WHEN bench_dice(n, 1, 100) = 7 THEN 'registered' ELSE 'public' END,
    now() - (n * interval '26 years' / %(entries)s), 'day', 'sample', '', now(), now(), true
FROM generate_series(%(first)s::bigint, %(last)s) AS n
CROSS JOIN LATERAL (SELECT CASE bench_dice(n, 2, 10)
    WHEN 0 THEN ARRAY['en', 'fr'] WHEN 1 THEN ARRAY['en', 'fr'] WHEN 2 THEN ARRAY['en']
    WHEN 3 THEN ARRAY['en', 'zh-hans'] WHEN 4 THEN ARRAY['en', 'fr', 'es']
    WHEN 5 THEN ARRAY['fr', 'en'] WHEN 6 THEN ARRAY['es'] WHEN 7 THEN ARRAY['en', 'ru']
    WHEN 8 THEN ARRAY['en', 'ar']
    ELSE ARRAY['en', 'fr', 'es', 'ru', 'ar', 'zh-hans'] END AS languages) AS chosen
"""
KINDS = [
    "INSERT INTO newsroom_news (entry_ptr_id, category)"
    " SELECT id, 'news' FROM content_entry WHERE OF_BATCH AND kind = 'newsroom.news'",
    "INSERT INTO catalogue_tool (entry_ptr_id, category, status, audiences, approved_on)"
    " SELECT id, (ARRAY['guide', 'handbook', 'study', 'guidelines'])[1 + id %% 4], 'current',"
    " ARRAY['customs'], '' FROM content_entry WHERE OF_BATCH AND kind = 'catalogue.tool'",
    "INSERT INTO catalogue_publication (entry_ptr_id, series, number, authors, isbn, doi)"
    " SELECT id, 'research-paper', id::text, '', '', ''"
    " FROM content_entry WHERE OF_BATCH AND kind = 'catalogue.publication'",
    "INSERT INTO events_event (entry_ptr_id, category, status, starts_on, ends_on, days_known,"
    " zone, starts_at, ends_at, attendance, venue, city, country, online_url, interpretation,"
    " fee_currency, attended, contact_email)"
    " SELECT id, 'meeting', 'planned', published_at::date, published_at::date + 2, 'day',"
    " 'Europe/Brussels', published_at, published_at + interval '2 days', 'in-person', '', '', '',"
    " '', ARRAY['en', 'fr'], '', '', ''"
    " FROM content_entry WHERE OF_BATCH AND kind = 'events.event'",
    "INSERT INTO meetings_meeting (event_id, document_access)"
    " SELECT id, 'inherit' FROM content_entry WHERE OF_BATCH AND kind = 'events.event'",
]
LABELS = """
INSERT INTO content_entry_{label}s (entry_id, {label}_id)
SELECT e.id, l.entry_ptr_id FROM content_entry e
JOIN (SELECT entry_ptr_id, row_number() OVER (ORDER BY entry_ptr_id) - 1 AS place,
        count(*) OVER ()
    FROM content_{label}) l
    ON l.place = bench_dice(e.id, 3, l.count)
    OR (e.id %% 3 = 0 AND l.place = bench_dice(e.id, 4, 3))
WHERE OF_BATCH
"""
# The first fragment is the title, two are the summary, ten to thirty the body; to the body come
# three words of the long tail, each put together of two and in few texts.
TEXTS = """
INSERT INTO content_version (entry_id, language, number, status, title, summary, body, correction,
    is_minor, is_machine, created_at, edited_at, published_at, indexed_title, indexed_summary,
    indexed_text, indexed_light, facts)
SELECT entry_id, language, 1, 'published', title, summary,
    '<p>' || text || ' ' || tail || '</p>', '',
    false, false, now(), now(), published_at, indexed_title, indexed_summary,
    indexed_text || ' ' || tail,
    light_title || E'\n' || light_text || E'\n' || compounds, facts
FROM (
    SELECT t.entry_id, t.language, t.published_at, t.facts, t.tail,
        string_agg(plain, ' ') FILTER (WHERE i = 1) AS title,
        string_agg(plain, ' ') FILTER (WHERE i IN (2, 3)) AS summary,
        string_agg(plain, ' ') FILTER (WHERE i > 3) AS text,
        string_agg(indexed, ' ') FILTER (WHERE i = 1) AS indexed_title,
        string_agg(indexed, ' ') FILTER (WHERE i IN (2, 3)) AS indexed_summary,
        string_agg(indexed, ' ') FILTER (WHERE i > 3) AS indexed_text,
        coalesce(string_agg(light, ' ') FILTER (WHERE i = 1), '') AS light_title,
        coalesce(string_agg(light, ' ') FILTER (WHERE i > 1), '') AS light_text,
        coalesce(string_agg(compounds, ' ') FILTER (WHERE compounds <> ''), '') AS compounds
    FROM (SELECT e.id AS entry_id, e.published_at, e.facts, language, place,
            e.id * 8 + place AS key, TAIL AS tail
        FROM (SELECT *, content_entry_facts(id) AS facts FROM content_entry WHERE OF_BATCH
            OFFSET 0) AS e,
            unnest(e.languages) WITH ORDINALITY AS l(language, place) OFFSET 0) AS t
    CROSS JOIN generate_series(1, 13 + bench_dice(t.key, 5, 21)) AS i
    JOIN bench_fragment f ON f.language = t.language AND f.n = bench_dice(t.key, 100 + i, 20000)
    GROUP BY t.entry_id, t.language, t.place, t.published_at, t.facts, t.tail
) AS texts
"""
TAIL = """(SELECT coalesce(string_agg(word, ' '), '') FROM generate_series(1, 3) AS k
    JOIN bench_tail w ON w.language = l.language
    AND w.n = floor(power(bench_dice(e.id * 8 + place, 50 + k, 1000000) / 1e6, 1.6)
        * %(tail)s)::bigint)"""
# Words of the long tail: each of two words of its language, where its words have no other forms.
TAILS = """
INSERT INTO bench_tail
SELECT language, place, a.word || b.word FROM generate_series(0, %(tail)s - 1) AS place
CROSS JOIN (SELECT language, count(*) AS words FROM bench_word
    WHERE language NOT IN ('ar', 'zh-hans') GROUP BY language) AS counted
JOIN bench_word a USING (language)
JOIN bench_word b USING (language)
WHERE a.n = place %% words AND b.n = (place / words + place) %% words
"""

DOCUMENT = [
    "INSERT INTO library_document (id, slug, created_at)"
    " SELECT BASE + d, 'paper-' || d, now() FROM generate_series(%(first)s::bigint, %(last)s) d",
    # In English, every other one in French, too.
    "INSERT INTO library_documentfile (id, document_id, language, title, revision, is_current,"
    " file, original_name, format, size_bytes, pages, digest, created_at)"
    " SELECT BASE + d * 2 + (language = 'fr')::int, BASE + d, language,"
    " 'Paper ' || d || ' ' || f.plain, 1, true, 'paper-' || d || '.pdf', 'paper-' || d || '.pdf',"
    " 'pdf', 90000, 20, '', now() FROM generate_series(%(first)s::bigint, %(last)s) d,"
    " unnest(ARRAY['en', 'fr']) AS language JOIN bench_fragment f USING (language)"
    " WHERE (language = 'en' OR d %% 2 = 0) AND f.n = bench_dice(d, 6, 20000)",
    # Every fifth stands below an agenda; one in ten is for registered users, some are not shown.
    "INSERT INTO content_attachment (id, entry_id, document_id, position, access, edition,"
    " is_former, is_listed, shown_at)"
    " SELECT BASE + d, BASE + 20 * bench_dice(d, 7, greatest(%(entries)s / 20, 1))"
    " + CASE WHEN d %% 5 = 0 THEN 19 ELSE 14 + d %% 5 END, BASE + d, 0,"
    " CASE WHEN d %% 10 = 3 THEN 'registered' ELSE 'inherit' END, '', false, d %% 5 <> 0,"
    " CASE WHEN d %% 50 <> 7 THEN now() END FROM generate_series(%(first)s::bigint, %(last)s) d",
    "INSERT INTO meetings_workingdocument (attachment_ptr_id, symbol, part, part_number, revision,"
    " role, standing, title, is_quiet)"
    " SELECT BASE + d, 'PTC/' || d / 50 || '/' || d %% 50, '', 0, 0, 'paper', 'final', f.title,"
    " true FROM library_documentfile f, LATERAL (SELECT document_id - BASE AS d) numbered"
    " WHERE OF_BATCH AND f.language = 'en' AND d %% 5 = 0",
]
PAGES = """
INSERT INTO library_filepage (file_id, number, language, title, text, indexed_title,
    indexed_summary, indexed_text, indexed_light, facts)
SELECT file_id, number, language, title, text, title, '', indexed, E'\n\n' || compounds, facts
FROM (
    SELECT p.file_id, p.number, p.language, p.title, p.facts,
        string_agg(plain, ' ') AS text, string_agg(indexed, ' ') AS indexed,
        coalesce(string_agg(compounds, ' ') FILTER (WHERE compounds <> ''), '') AS compounds
    FROM (SELECT f.id AS file_id, f.language, number, f.facts, f.id * 32 + number AS key,
            CASE WHEN number = 0 THEN f.title ELSE '' END AS title
        FROM (SELECT *, content_file_facts(id) AS facts FROM library_documentfile
            WHERE OF_BATCH OFFSET 0) AS f, generate_series(0, 19) AS number) AS p
    CROSS JOIN generate_series(1, 16 + bench_dice(p.key, 8, 20)) AS i
    JOIN bench_fragment f ON f.language = p.language AND f.n = bench_dice(p.key, 200 + i, 20000)
    GROUP BY p.file_id, p.number, p.language, p.title, p.facts
) AS pages
"""


def _of(column: str, statements: list[str]) -> list[str]:
    batch = f"{column} BETWEEN BASE + %(first)s AND BASE + %(last)s"
    written = [statement.replace("OF_BATCH", batch) for statement in statements]
    return [statement.replace("BASE", str(BASE)) for statement in written]


ENTRIES = _of(
    "id",
    [
        ENTRY,
        *KINDS,
        *[
            LABELS.format(label=label).replace("OF_BATCH", "e.OF_BATCH")
            for label in ["topic", "region"]
        ],
        TEXTS.replace("TAIL", TAIL),
    ],
)
DOCUMENTS = _of("document_id", [*DOCUMENT, PAGES])
