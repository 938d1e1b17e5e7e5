"""How many reports came over one connection: two counts for the public's page, which may read no report."""

from django.db import migrations

from hearth.scope.security import Grant

COUNT = """
    CREATE FUNCTION concerns_reports_from(mark text, last_hour timestamptz, last_minute timestamptz)
    RETURNS TABLE (in_hour bigint, in_minute bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT count(*), count(*) FILTER (WHERE c.received_at > last_minute)
        FROM public.concerns_concern c
        WHERE c.source_mark = mark AND c.source_mark <> '' AND c.received_at > last_hour
    $$
"""
SIGNATURE = "concerns_reports_from(text, timestamptz, timestamptz)"


class Migration(migrations.Migration):
    dependencies = [("concerns", "0006_floods")]
    operations = [
        Grant("DayKey", "SELECT, INSERT, DELETE"),
        migrations.RunSQL(
            [
                COUNT,
                f"REVOKE ALL ON FUNCTION {SIGNATURE} FROM PUBLIC",
                f"GRANT EXECUTE ON FUNCTION {SIGNATURE} TO hearth_app",
            ],
            [f"DROP FUNCTION {SIGNATURE}"],
        ),
    ]
