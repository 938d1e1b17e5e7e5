"""What may be read without a holder's scope: four functions, each giving one person what is theirs.

They run as the owner, whom row-level security does not bind, so each says in its own words whose rows it gives.
"""

from django.db import migrations

DEFINER = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

FUNCTIONS = {
    # The receipt of a report already sent under a key, so that two presses of a button are one report.
    "concerns_receipt(holder uuid, key text)": """
        RETURNS TABLE (id uuid, reference text, content_digest text)
        AS $$
            SELECT c.id, c.reference, c.content_digest FROM public.concerns_concern c
            WHERE c.holder_id = holder AND c.idempotency_key = key
        $$""",
    # What whoever told us may know. Whoever has no secret has no row.
    "concerns_way_back(asked text, secret_hash text)": """
        RETURNS TABLE (
            concern_id uuid, holder_id uuid, reference text, received_at timestamptz, delivered_at timestamptz,
            decision_due timestamptz, taken boolean, decided_at timestamptz, public_answer text
        )
        AS $$
            SELECT c.id, c.holder_id, c.reference, c.received_at, c.delivered_at, c.decision_due,
                   c.taken_by_id IS NOT NULL, c.decided_at, c.public_answer
            FROM public.concerns_concern c
            WHERE c.reference = asked AND c.way_back_hash = secret_hash AND secret_hash <> ''
        $$""",
    "concerns_messages(asked text, secret_hash text)": """
        RETURNS TABLE (written_by text, words text, at timestamptz)
        AS $$
            SELECT m.written_by, m.words, m.at
            FROM public.concerns_message m
            JOIN public.concerns_concern c ON c.holder_id = m.holder_id AND c.id = m.concern_id
            WHERE c.reference = asked AND c.way_back_hash = secret_hash AND secret_hash <> ''
            ORDER BY m.at, m.id
        $$""",
    # A professional's own reports, whichever councils they went to.
    "concerns_reported_by(reporter uuid)": """
        RETURNS TABLE (
            concern_id uuid, reference text, body_id text, received_at timestamptz, decision_due timestamptz,
            taken boolean, decided_at timestamptz, professional_answer text
        )
        AS $$
            SELECT c.id, c.reference, c.body_id, c.received_at, c.decision_due,
                   c.taken_by_id IS NOT NULL, c.decided_at, c.professional_answer
            FROM public.concerns_concern c
            WHERE c.reporter_user_id = reporter AND c.way_back_hash <> ''
            ORDER BY c.received_at DESC
            LIMIT 200
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
    dependencies = [("concerns", "0002_held")]
    operations = [migrations.RunSQL(statements(), undoing())]
