"""The database itself binds an event to its chain, in one round trip, and the application can do nothing else to the log.

The function runs as the owner: the application needs no right to add an event as it likes, or to move a head.
What is signed comes from Python with a gap for what only the head knows; `hearth audit verify` signs it all again.
"""

from django.db import migrations, models

ADD = """
CREATE FUNCTION audit_add(before text, after text, told json) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    event public.audit_event := json_populate_record(NULL::public.audit_event, told);
    head public.audit_head;
BEGIN
    LOOP
        UPDATE public.audit_head SET seq = seq + 1, previous = hash,
            hash = encode(sha256(convert_to(before || hash || '","seq":' || (seq + 1) || after, 'UTF8')), 'hex')
        WHERE chain = event.chain RETURNING * INTO head;
        EXIT WHEN FOUND;
        INSERT INTO public.audit_head (chain, seq, hash, previous) VALUES (event.chain, 0, '', '') ON CONFLICT DO NOTHING;
    END LOOP;
    event.seq := head.seq;
    event.previous_hash := head.previous;
    event.hash := head.hash;
    INSERT INTO public.audit_event SELECT event.*;
END $$
"""
GRANTS = """
REVOKE ALL ON FUNCTION audit_add(text, text, json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_add(text, text, json) TO hearth_app;
REVOKE INSERT, UPDATE ON audit_head FROM hearth_app;
REVOKE INSERT ON audit_event FROM hearth_app;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [
        migrations.AddField("audithead", "previous", models.TextField(default="")),
        migrations.RunSQL([ADD, GRANTS], migrations.RunSQL.noop),
    ]
