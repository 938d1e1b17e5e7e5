"""Questions belong to the council that answers; whoever asked reads their own through narrow functions."""

from django.db import migrations

from hearth.scope.security import Secure

DEFINER = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

FUNCTIONS = {
    "advice_receipt(holder uuid, key text)": """
        RETURNS text AS $$
            SELECT a.reference FROM public.concerns_advice_request a
            WHERE a.holder_id = holder AND a.idempotency_key = key
        $$""",
    "advice_way_back(asked text, secret_hash text)": """
        RETURNS TABLE (
            request_id uuid, holder_id uuid, reference text, body_id text, asked_at timestamptz,
            answer_due timestamptz, closed_at timestamptz, asker_told text, lives_postcode text,
            concern_reference text, decided_at timestamptz, public_answer text
        )
        AS $$
            SELECT a.id, a.holder_id, a.reference, a.body_id, a.asked_at, a.answer_due, a.closed_at, a.asker_told,
                   a.lives_postcode, c.reference, c.decided_at, c.public_answer
            FROM public.concerns_advice_request a
            LEFT JOIN public.concerns_concern c
                ON c.holder_id = a.holder_id AND c.id = a.concern_id AND a.asker_told <> 'unsafe'
            WHERE a.reference = asked AND a.way_back_hash = secret_hash AND secret_hash <> ''
        $$""",
    # What staff note of a call is theirs; that somebody rang, whoever asked may know.
    "advice_entries(asked text, secret_hash text)": """
        RETURNS TABLE (kind text, words text, at timestamptz)
        AS $$
            SELECT e.kind, CASE WHEN e.kind IN ('asked', 'answered') THEN e.words ELSE '' END, e.at
            FROM public.concerns_advice_entry e
            JOIN public.concerns_advice_request a ON a.holder_id = e.holder_id AND a.id = e.request_id
            WHERE a.reference = asked AND a.way_back_hash = secret_hash AND secret_hash <> ''
            ORDER BY e.at, e.id
        $$""",
    # A professional's own questions, whichever councils they went to.
    "advice_asked_by(asker uuid, address text)": """
        RETURNS TABLE (
            reference text, body_id text, asked_at timestamptz, answer_due timestamptz, answer text
        )
        AS $$
            SELECT a.reference, a.body_id, a.asked_at, a.answer_due,
                   (SELECT e.words FROM public.concerns_advice_entry e
                    WHERE e.holder_id = a.holder_id AND e.request_id = a.id AND e.kind = 'answered'
                    ORDER BY e.at DESC, e.id DESC LIMIT 1)
            FROM public.concerns_advice_request a
            WHERE a.reporter_user_id = asker OR (a.reporter_work_address = address AND address <> '')
            ORDER BY a.asked_at DESC
            LIMIT 100
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
    dependencies = [("concerns", "0013_advice")]
    operations = [
        Secure("AdviceRequest", intake=True),
        Secure("AdviceEntry", intake=True),
        migrations.RunSQL(statements(), undoing()),
    ]
