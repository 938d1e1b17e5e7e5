"""Held by the holder, and one narrow function: whose register a link leads to. It gives two ids and no words."""

from django.db import migrations

from hearth.scope.security import Secure

SIGNATURE = "casework_asked_behind(hash text)"
FUNCTION = f"""
    CREATE FUNCTION {SIGNATURE} RETURNS TABLE (holder_id uuid, link_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT l.holder_id, l.id FROM public.casework_asked_by_link l
        WHERE l.link_hash = hash AND l.closed_at IS NULL AND l.until > now()
    $$"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_asked_by_link")]
    operations = [
        Secure("AskedByLink"),
        migrations.RunSQL(
            [
                FUNCTION,
                f"REVOKE ALL ON FUNCTION {SIGNATURE} FROM PUBLIC",
                f"GRANT EXECUTE ON FUNCTION {SIGNATURE} TO hearth_app",
            ],
            [f"DROP FUNCTION {SIGNATURE}"],
        ),
    ]
