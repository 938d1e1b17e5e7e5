"""Whoever told us finds their report again by the old reference, wherever a replaced council's work has gone."""

from importlib import import_module

from django.db import migrations

before = import_module("hearth.concerns.migrations.0003_narrow_functions")
for_agencies = import_module("hearth.concerns.migrations.0010_what_agencies_may_read")
since = import_module("hearth.concerns.migrations.0018_what_reporters_may_read")
READING, WRITING = since.READING, since.WRITING
SENT_BY = "concerns_sent_by(agency uuid, asked text)"

# From the record that was first told, along the councils that took over, to the last one.
WAY = """
    WITH RECURSIVE way AS (
        SELECT c.*, 0 AS step, c.id AS first_id, c.reference AS first_reference, c.received_at AS told_at,
               NULL::timestamptz AS last_passed_on
        FROM public.concerns_concern c
        WHERE {told}
        UNION ALL
        SELECT next.*, way.step + 1, way.first_id, way.first_reference, way.told_at, way.passed_on_at
        FROM way JOIN public.concerns_concern next
            ON next.holder_id = way.passed_to_holder_id AND next.id = way.passed_to_id
        WHERE way.step < 9)"""
BY_SECRET = WAY.format(told=since.MINE)
ALL_OWN = "c.way_back_hash <> '' AND c.came_from_id IS NULL"
NOW_WITH = "coalesce(nullif(way.passed_to_body, ''), way.body_id)"


def lasts(told: str) -> str:
    """Of each report the last council's record, under the reference that whoever told us knows."""
    return f"""
        RETURNS TABLE (
            concern_id uuid, reference text, body_id text, received_at timestamptz, acknowledged_at timestamptz,
            decision_due timestamptz, decided_at timestamptz, professional_answer text
        ) {READING} AS $$
            {WAY.format(told=f"{told} AND {ALL_OWN}")},
            last AS (SELECT DISTINCT ON (first_id) way.*, {NOW_WITH} AS with_body FROM way ORDER BY first_id, step DESC)
            SELECT id, first_reference, with_body, told_at, acknowledged_at, decision_due, decided_at,
                   professional_answer
            FROM last ORDER BY told_at DESC LIMIT 200
        $$"""


FUNCTIONS = {
    "concerns_way_back(asked text, secret_hash text)": f"""
        RETURNS TABLE (
            concern_id uuid, holder_id uuid, body_id text, reference text, received_at timestamptz,
            delivered_at timestamptz, acknowledged_at timestamptz, decision_due timestamptz, danger boolean,
            decided_at timestamptz, public_answer text, language text,
            passed_on_at timestamptz, passed_to_body text, by_hand boolean
        ) {READING} AS $$
            {BY_SECRET}
            SELECT id, holder_id, body_id, asked, told_at, delivered_at, acknowledged_at, decision_due, danger,
                   decided_at, public_answer, language, coalesce(passed_on_at, last_passed_on),
                   CASE WHEN passed_on_at IS NOT NULL THEN passed_to_body WHEN step > 0 THEN body_id ELSE '' END,
                   passed_on_at IS NOT NULL
            FROM way ORDER BY step DESC LIMIT 1
        $$""",
    # What was written before is copied along, so each message stands once.
    "concerns_messages(asked text, secret_hash text)": f"""
        RETURNS TABLE (written_by text, words text, at timestamptz, read_at timestamptz) {READING} AS $$
            {BY_SECRET}
            SELECT m.written_by, m.words, m.at, max(m.read_at)
            FROM public.concerns_message m JOIN way ON way.holder_id = m.holder_id AND way.id = m.concern_id
            GROUP BY m.written_by, m.words, m.at ORDER BY m.at, min(m.id::text)
        $$""",
    "concerns_have_read(asked text, secret_hash text)": f"""
        RETURNS void {WRITING} AS $$
            {BY_SECRET}
            UPDATE public.concerns_message m SET read_at = now() FROM way
            WHERE way.holder_id = m.holder_id AND way.id = m.concern_id AND m.written_by = 'staff' AND m.read_at IS NULL
        $$""",
    SENT_BY: f"""
        RETURNS TABLE (
            concern_id uuid, holder_id uuid, reference text, received_at timestamptz, decision_due timestamptz,
            taken boolean, decided_at timestamptz, professional_answer text, body_id text
        ) {READING} AS $$
            {WAY.format(told="c.reference = asked AND c.reporter_agency_id = agency AND c.way_back_hash <> ''")}
            SELECT id, holder_id, asked, told_at, decision_due, taken_by_id IS NOT NULL, decided_at,
                   professional_answer, {NOW_WITH}
            FROM way ORDER BY step DESC LIMIT 1
        $$""",
    "concerns_reported_by(reporter uuid)": lasts("c.reporter_user_id = reporter"),
    "concerns_reported_from(address text)": lasts("c.reporter_work_address = address AND address <> ''"),
}
AS_THEY_WERE = (
    since.CHANGED
    | since.REPORTED_FROM
    | since.NEW
    | {SENT_BY: for_agencies.FUNCTIONS[SENT_BY].replace("AS $$", f"{for_agencies.DEFINER} AS $$", 1)}
)


class Migration(migrations.Migration):
    dependencies = [("concerns", "0020_passed_on")]
    operations = [
        migrations.RunSQL(
            [*since.gone(FUNCTIONS), *since.made(FUNCTIONS)],
            [*since.gone(FUNCTIONS), *since.made({name: AS_THEY_WERE[name] for name in FUNCTIONS})],
        )
    ]
