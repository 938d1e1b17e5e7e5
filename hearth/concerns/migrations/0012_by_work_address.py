"""Links belong to no agency; and whoever opened one may read what became of what was sent from their address."""

from django.db import migrations

from hearth.scope.security import Grant

REPORTED_FROM = """
CREATE FUNCTION concerns_reported_from(address text)
RETURNS TABLE (
    concern_id uuid, reference text, body_id text, received_at timestamptz, decision_due timestamptz,
    taken boolean, decided_at timestamptz, professional_answer text
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.id, c.reference, c.body_id, c.received_at, c.decision_due,
           c.taken_by_id IS NOT NULL, c.decided_at, c.professional_answer
    FROM public.concerns_concern c
    WHERE c.reporter_work_address = address AND address <> '' AND c.way_back_hash <> ''
    ORDER BY c.received_at DESC
    LIMIT 200
$$
"""
SIGNATURE = "concerns_reported_from(text)"


class Migration(migrations.Migration):
    dependencies = [("concerns", "0011_professionals_tell_more")]
    operations = [
        Grant("WorkLink"),
        migrations.RunSQL(
            [
                REPORTED_FROM,
                f"REVOKE ALL ON FUNCTION {SIGNATURE} FROM PUBLIC",
                f"GRANT EXECUTE ON FUNCTION {SIGNATURE} TO hearth_app",
            ],
            [f"DROP FUNCTION {SIGNATURE}"],
        ),
    ]
