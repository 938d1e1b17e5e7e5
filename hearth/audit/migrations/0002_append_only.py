"""The log only grows: the application may add and read; nobody may change or take away an event."""

from django.db import migrations

APPLICATION = "hearth_app"  # the log lies beneath `scope`, so it says its grants itself

GRANTS = f"""
GRANT SELECT, INSERT, UPDATE ON audit_head TO {APPLICATION};
GRANT SELECT, INSERT ON audit_event, audit_detail TO {APPLICATION};
"""
REFUSE = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The log only grows: % is refused.', TG_OP;
END $$;
CREATE TRIGGER audit_event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_only_moves BEFORE DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""
OWN_READERS = "holder_id = current_setting('hearth.holder', true)::uuid"
READ_BY_HOLDER = f"""
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY added ON audit_event FOR INSERT TO {APPLICATION} WITH CHECK (true);
CREATE POLICY read ON audit_event FOR SELECT TO {APPLICATION} USING ({OWN_READERS});
ALTER TABLE audit_detail ENABLE ROW LEVEL SECURITY;
CREATE POLICY added ON audit_detail FOR INSERT TO {APPLICATION} WITH CHECK (true);
CREATE POLICY read ON audit_detail FOR SELECT TO {APPLICATION} USING ({OWN_READERS});
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        migrations.RunSQL(REFUSE, migrations.RunSQL.noop),
        migrations.RunSQL(READ_BY_HOLDER, migrations.RunSQL.noop),
    ]
