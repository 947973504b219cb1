"""The database itself keeps the audit log: rows are added, never changed.

They are deleted only in a transaction that says `SET LOCAL audit.forgetting = 'on'`, as the
command does that forgets what was kept long enough.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('audit.forgetting', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_record_is_only_added_to BEFORE UPDATE OR DELETE ON audit_record
FOR EACH ROW EXECUTE FUNCTION audit_refuse();
"""
DROP = "DROP TRIGGER audit_record_is_only_added_to ON audit_record; DROP FUNCTION audit_refuse;"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
