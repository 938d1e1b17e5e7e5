"""Held by the holder, and one narrow function: whose door a link leads to. It gives two ids and no words."""

from django.db import migrations

from hearth.scope.security import Secure

SIGNATURE = "ownview_door_behind(hash text)"
FUNCTION = f"""
    CREATE FUNCTION {SIGNATURE} RETURNS TABLE (holder_id uuid, door_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT d.holder_id, d.id FROM public.ownview_door d
        WHERE d.link_hash = hash AND d.closed_at IS NULL AND d.code_until > now()
    $$"""


class Migration(migrations.Migration):
    dependencies = [("ownview", "0001_initial")]
    operations = [
        *(Secure(model) for model in ("OwnView", "Marked", "WhereWeStand", "Door", "Sitting", "Note")),
        migrations.RunSQL(
            [
                FUNCTION,
                f"REVOKE ALL ON FUNCTION {SIGNATURE} FROM PUBLIC",
                f"GRANT EXECUTE ON FUNCTION {SIGNATURE} TO hearth_app",
            ],
            [f"DROP FUNCTION {SIGNATURE}"],
        ),
    ]
