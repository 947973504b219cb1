"""Facts of entries beside the words of their texts, as lexemes that no text can hold.

'k=newsroom.news', 'a=public', 'y=2024', 'm=202403', 't=12' (a topic) and 'r=7' (a region), and
'k=document' for files that stand below an agenda; files have no labels. They narrow a search
inside the index of words. Triggers keep them, so they follow every change, in the same
transaction; rights are never taken from them: whoever finds a row by its facts asks `visible_to`
about it.
"""

from typing import Any

from django.conf import settings
from django.db import migrations
from django.db.models import Func, TextField

# All that pages show of an entry, as one text: the facts beside the words of one of its texts, how
# precise its date is ('d=day') and its languages ('l=fr').
SHOWN_FACTS = (
    "concat_ws(' ', array_to_string({}, ' '), 'd=' || {}, 'l=' || array_to_string({}, ' l='))"
)
# PL/pgSQL keeps the plans of its statements; a function in SQL is planned each time it is called,
# which would take half of the time of publishing a text.
ENTRY_FACTS = """
CREATE OR REPLACE FUNCTION content_entry_facts(entry_pk bigint) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT array_remove(ARRAY[
        'k=' || kind, 'a=' || access,
        'y=' || to_char(published_at AT TIME ZONE 'PORTAL_ZONE', 'YYYY'),
        'm=' || to_char(published_at AT TIME ZONE 'PORTAL_ZONE', 'YYYYMM')
    ], NULL)
    || ARRAY(SELECT 't=' || topic_id FROM content_entry_topics WHERE entry_id = entry_pk)
    || ARRAY(SELECT 'r=' || region_id FROM content_entry_regions WHERE entry_id = entry_pk)
    FROM content_entry WHERE id = entry_pk);
END $$;
""".replace("PORTAL_ZONE", settings.TIME_ZONE)
# A file that is stricter than its page is not for everybody; one that opens some day may be. A
# file has many pages, so that labels, which change most, stand beside texts only.
FILE_FACTS = """
CREATE OR REPLACE FUNCTION content_file_facts(file_pk bigint) RETURNS text[]
LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT
        CASE WHEN fact LIKE 'k=%' AND NOT a.is_listed THEN 'k=document' ELSE fact END), '{}')
    FROM library_documentfile f
    JOIN content_attachment a ON a.document_id = f.document_id
    CROSS JOIN unnest(content_entry_facts(a.entry_id)) fact
    WHERE f.id = file_pk AND fact !~ '^[tr]='
        AND NOT (fact = 'a=public' AND a.access <> 'inherit' AND a.opens_at IS NULL)
$$;
"""
REFRESH = """
CREATE OR REPLACE FUNCTION content_refresh_text_facts(entry_pk bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE content_version SET facts = fresh.facts
    FROM (SELECT content_entry_facts(entry_pk) AS facts) fresh
    WHERE entry_id = entry_pk AND status = 'published'
        AND content_version.facts IS DISTINCT FROM fresh.facts;
END $$;
CREATE OR REPLACE FUNCTION content_refresh_file_facts(documents bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(documents) = 0 THEN
        RETURN;
    END IF;
    UPDATE library_filepage p SET facts = fresh.facts
    FROM (
        SELECT id, content_file_facts(id) AS facts
        FROM library_documentfile WHERE document_id = ANY(documents)
    ) fresh
    WHERE p.file_id = fresh.id AND p.facts IS DISTINCT FROM fresh.facts;
END $$;
CREATE OR REPLACE FUNCTION content_facts_of_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.facts := content_entry_facts(NEW.entry_id);
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION content_facts_of_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.facts := content_file_facts(NEW.file_id);
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION content_facts_of_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM content_refresh_text_facts(NEW.id);
    PERFORM content_refresh_file_facts(
        ARRAY(SELECT document_id FROM content_attachment WHERE entry_id = NEW.id));
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION content_facts_of_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM content_refresh_text_facts(coalesce(NEW.entry_id, OLD.entry_id));
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION content_facts_of_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM content_refresh_file_facts(ARRAY[NEW.document_id, OLD.document_id]);
    RETURN NULL;
END $$;
"""
TRIGGERS = """
CREATE TRIGGER content_version_facts BEFORE INSERT OR UPDATE OF status ON content_version
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION content_facts_of_text();
CREATE TRIGGER library_filepage_facts BEFORE INSERT ON library_filepage
    FOR EACH ROW EXECUTE FUNCTION content_facts_of_page();
CREATE TRIGGER content_entry_facts AFTER UPDATE OF access, published_at ON content_entry
    FOR EACH ROW WHEN ((OLD.access, OLD.published_at) IS DISTINCT FROM
        (NEW.access, NEW.published_at)) EXECUTE FUNCTION content_facts_of_entry();
CREATE TRIGGER content_entry_topics_facts AFTER INSERT OR DELETE ON content_entry_topics
    FOR EACH ROW EXECUTE FUNCTION content_facts_of_label();
CREATE TRIGGER content_entry_regions_facts AFTER INSERT OR DELETE ON content_entry_regions
    FOR EACH ROW EXECUTE FUNCTION content_facts_of_label();
CREATE TRIGGER content_attachment_facts AFTER INSERT OR DELETE OR
    UPDATE OF entry_id, document_id, access, opens_at, is_listed ON content_attachment
    FOR EACH ROW EXECUTE FUNCTION content_facts_of_attachment();
"""
FILL = """
UPDATE content_version SET facts = content_entry_facts(entry_id) WHERE status = 'published';
"""
DROP = """
DROP TRIGGER content_attachment_facts ON content_attachment;
DROP TRIGGER content_entry_regions_facts ON content_entry_regions;
DROP TRIGGER content_entry_topics_facts ON content_entry_topics;
DROP TRIGGER content_entry_facts ON content_entry;
DROP TRIGGER library_filepage_facts ON library_filepage;
DROP TRIGGER content_version_facts ON content_version;
DROP FUNCTION content_facts_of_attachment, content_facts_of_label, content_facts_of_entry,
    content_facts_of_page, content_facts_of_text, content_refresh_file_facts,
    content_refresh_text_facts, content_file_facts, content_entry_facts;
"""


class ShownFacts(Func):
    """SHOWN_FACTS of the facts of a text, and of the date precision and languages of its entry."""

    output_field = TextField()

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_extra: Any) -> Any:
        parts = [compiler.compile(part) for part in self.source_expressions]
        sql = SHOWN_FACTS.format(*(sql for sql, _values in parts))
        return sql, [value for _sql, values in parts for value in values]


def keep_facts() -> migrations.RunSQL:
    """The operation that makes the functions and triggers."""
    return migrations.RunSQL(ENTRY_FACTS + FILE_FACTS + REFRESH + TRIGGERS, DROP)


def renew_functions() -> migrations.RunSQL:
    """The operation that puts the functions in place of those that were made before."""
    return migrations.RunSQL(ENTRY_FACTS + FILE_FACTS + REFRESH, migrations.RunSQL.noop)


def fill_facts() -> migrations.RunSQL:
    """The operation that writes the facts of what is published already."""
    return migrations.RunSQL(FILL, migrations.RunSQL.noop)
