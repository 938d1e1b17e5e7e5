"""What an agency's systems may read without a holder's scope: receipts and progress of what came with its keys.

As in 0003, each function says in its own words whose rows it gives. A copy for a second council has no way back.
"""

from django.db import migrations

DEFINER = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
FUNCTIONS = {
    # The receipt of a report already sent under an agency's Idempotency-Key, whichever council it went to.
    "concerns_sent_under(agency uuid, key text)": """
        RETURNS TABLE (id uuid, reference text, content_digest text)
        AS $$
            SELECT c.id, c.reference, c.content_digest FROM public.concerns_concern c
            WHERE c.reporter_agency_id = agency AND c.idempotency_key = key AND c.way_back_hash <> ''
        $$""",
    # Where an agency's own report stands, and what the council decided to tell a professional.
    "concerns_sent_by(agency uuid, asked text)": """
        RETURNS TABLE (
            concern_id uuid, holder_id uuid, reference text, received_at timestamptz, decision_due timestamptz,
            taken boolean, decided_at timestamptz, professional_answer text, body_id text
        )
        AS $$
            SELECT c.id, c.holder_id, c.reference, c.received_at, c.decision_due,
                   c.taken_by_id IS NOT NULL, c.decided_at, c.professional_answer, c.body_id
            FROM public.concerns_concern c
            WHERE c.reference = asked AND c.reporter_agency_id = agency AND c.way_back_hash <> ''
        $$""",
}


def statements() -> list[str]:
    written = []
    for signature, body in FUNCTIONS.items():
        returns, code = body.split("AS $$", 1)
        written += [
            f"CREATE FUNCTION {signature} {returns} {DEFINER} AS $${code}",
            f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION {signature} TO hearth_app",
        ]
    return written


def undoing() -> list[str]:
    return [f"DROP FUNCTION {signature}" for signature in FUNCTIONS]


class Migration(migrations.Migration):
    dependencies = [("concerns", "0009_agencies_systems")]
    operations = [migrations.RunSQL(statements(), undoing())]
