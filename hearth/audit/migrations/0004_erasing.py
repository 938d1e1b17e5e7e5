"""Details may be erased by law, one register's own, and only with an entry that says by whom and why.

The function runs as the owner and takes the register from the open scope, never from whoever calls it.
"""

from django.db import migrations, models

ERASE = """
CREATE FUNCTION audit_erase(wanted uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM public.audit_detail
     WHERE event_id = wanted AND holder_id = current_setting('hearth.holder')::uuid;
    RETURN FOUND;
END $$
"""
GRANTS = """
REVOKE ALL ON FUNCTION audit_erase(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_erase(uuid) TO hearth_app;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_add")]
    operations = [
        migrations.RunSQL([ERASE, GRANTS], "DROP FUNCTION audit_erase(uuid)"),
        migrations.AddIndex("auditevent", models.Index(fields=["holder_id", "at", "id"], name="audit_of_a_register")),
        migrations.AddIndex(
            "auditevent",
            models.Index(
                fields=["holder_id", "actor_id", "at"], name="audit_openings", condition=models.Q(verb="opened")
            ),
        ),
    ]
