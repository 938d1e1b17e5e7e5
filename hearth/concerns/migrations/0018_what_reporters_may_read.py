"""More of what whoever told us may know: when it was looked at, what other councils did, which messages are new.

And one thing they may write: that they have read what was written to them. As in 0003, each function runs as the
owner and says in its own words whose rows it gives.
"""

from importlib import import_module

from django.db import migrations

before = import_module("hearth.concerns.migrations.0003_narrow_functions")
address = import_module("hearth.concerns.migrations.0012_by_work_address")
READING, WRITING = before.DEFINER, before.DEFINER.replace("STABLE", "VOLATILE")
MINE = "c.reference = asked AND c.way_back_hash = secret_hash AND secret_hash <> ''"

CHANGED = {
    "concerns_way_back(asked text, secret_hash text)": f"""
        RETURNS TABLE (
            concern_id uuid, holder_id uuid, body_id text, reference text, received_at timestamptz,
            delivered_at timestamptz, acknowledged_at timestamptz, decision_due timestamptz, danger boolean,
            decided_at timestamptz, public_answer text, language text
        ) {READING} AS $$
            SELECT c.id, c.holder_id, c.body_id, c.reference, c.received_at, c.delivered_at, c.acknowledged_at,
                   c.decision_due, c.danger, c.decided_at, c.public_answer, c.language
            FROM public.concerns_concern c WHERE {MINE}
        $$""",
    "concerns_messages(asked text, secret_hash text)": f"""
        RETURNS TABLE (written_by text, words text, at timestamptz, read_at timestamptz) {READING} AS $$
            SELECT m.written_by, m.words, m.at, m.read_at
            FROM public.concerns_message m
            JOIN public.concerns_concern c ON c.holder_id = m.holder_id AND c.id = m.concern_id
            WHERE {MINE}
            ORDER BY m.at, m.id
        $$""",
    "concerns_reported_by(reporter uuid)": f"""
        RETURNS TABLE (
            concern_id uuid, reference text, body_id text, received_at timestamptz, acknowledged_at timestamptz,
            decision_due timestamptz, decided_at timestamptz, professional_answer text
        ) {READING} AS $$
            SELECT c.id, c.reference, c.body_id, c.received_at, c.acknowledged_at, c.decision_due, c.decided_at,
                   c.professional_answer
            FROM public.concerns_concern c
            WHERE c.reporter_user_id = reporter AND c.way_back_hash <> ''
            ORDER BY c.received_at DESC
            LIMIT 200
        $$""",
}
# The same for what was sent from a work address by a link.
REPORTED_FROM = {
    "concerns_reported_from(address text)": CHANGED["concerns_reported_by(reporter uuid)"].replace(
        "c.reporter_user_id = reporter", "c.reporter_work_address = address AND address <> ''"
    )
}
NEW = {
    # The copies of one's own report that other councils have: HTH-7K3M-Q2XW-2 belongs to HTH-7K3M-Q2XW.
    "concerns_copies(asked text, secret_hash text)": f"""
        RETURNS TABLE (
            body_id text, received_at timestamptz, acknowledged_at timestamptz, decision_due timestamptz,
            decided_at timestamptz, public_answer text
        ) {READING} AS $$
            SELECT o.body_id, o.received_at, o.acknowledged_at, o.decision_due, o.decided_at, o.public_answer
            FROM public.concerns_concern c
            JOIN public.concerns_concern o ON o.reference = ANY(ARRAY[c.reference || '-2', c.reference || '-3'])
            WHERE {MINE}
            ORDER BY o.reference
        $$""",
    "concerns_have_read(asked text, secret_hash text)": f"""
        RETURNS void {WRITING} AS $$
            UPDATE public.concerns_message m SET read_at = now()
            FROM public.concerns_concern c
            WHERE c.holder_id = m.holder_id AND c.id = m.concern_id AND m.written_by = 'staff' AND m.read_at IS NULL
              AND {MINE}
        $$""",
    # What a council has published about itself: its latest version of each part.
    "concerns_own_pages(body text)": f"""
        RETURNS TABLE (part text, content jsonb) {READING} AS $$
            SELECT DISTINCT ON (p.part) p.part, p.content
            FROM public.concerns_own_page p
            JOIN public.access_agency a ON a.id = p.holder_id AND a.is_holder
            WHERE a.body_id = body AND p.published_at IS NOT NULL
            ORDER BY p.part, p.version DESC
        $$""",
}


def made(functions: dict[str, str]) -> list[str]:
    written = []
    for signature, code in functions.items():
        written += [
            f"CREATE FUNCTION {signature} {code}",
            f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION {signature} TO hearth_app",
        ]
    return written


def as_before() -> list[str]:
    kept = {signature: before.FUNCTIONS[signature] for signature in CHANGED}
    kept = {name: body.replace("AS $$", f"{before.DEFINER} AS $$", 1) for name, body in kept.items()}
    granted = [
        f"REVOKE ALL ON FUNCTION {address.SIGNATURE} FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {address.SIGNATURE} TO hearth_app",
    ]
    return [*made(kept), address.REPORTED_FROM, *granted]


def gone(functions: dict[str, str]) -> list[str]:
    return [f"DROP FUNCTION {signature}" for signature in functions]


class Migration(migrations.Migration):
    dependencies = [("concerns", "0017_held_own_pages"), ("access", "0005_duty_webhook")]
    operations = [
        migrations.RunSQL(
            [*gone(CHANGED | REPORTED_FROM), *made(CHANGED | REPORTED_FROM | NEW)],
            [*gone(CHANGED | REPORTED_FROM | NEW), *as_before()],
        )
    ]
