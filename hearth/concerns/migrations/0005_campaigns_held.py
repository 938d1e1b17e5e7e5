"""Campaigns are held by who runs them; two narrow functions let a poster's reader see the words, and be counted."""

from django.db import migrations

from hearth.scope.security import Secure

PAGE = """
    CREATE FUNCTION concerns_campaign_page(asked text, on_day date)
    RETURNS TABLE (heading text, words text, heading_cy text, words_cy text, council text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT c.heading, c.words, c.heading_cy, c.words_cy, a.name
        FROM public.concerns_campaign c
        JOIN public.access_agency a ON a.id = c.holder_id
        WHERE c.name = asked AND c.starts <= on_day AND (c.ends IS NULL OR c.ends >= on_day)
    $$
"""
COUNT = """
    CREATE FUNCTION concerns_count_campaign(asked text, on_day date, further boolean) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        INSERT INTO public.concerns_campaign_day AS counted (id, holder_id, created_at, campaign_id, day, opened, went_on)
        SELECT gen_random_uuid(), c.holder_id, now(), c.id, on_day, (NOT further)::int, further::int
        FROM public.concerns_campaign c
        WHERE c.name = asked AND c.starts <= on_day AND (c.ends IS NULL OR c.ends >= on_day)
        ON CONFLICT (campaign_id, day) DO UPDATE
        SET opened = counted.opened + excluded.opened, went_on = counted.went_on + excluded.went_on
    $$
"""
FUNCTIONS = {
    "concerns_campaign_page(text, date)": PAGE,
    "concerns_count_campaign(text, date, boolean)": COUNT,
}


def statements() -> list[str]:
    return [
        statement
        for signature, created in FUNCTIONS.items()
        for statement in (
            created,
            f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION {signature} TO hearth_app",
        )
    ]


class Migration(migrations.Migration):
    dependencies = [("concerns", "0004_campaigns"), ("access", "0001_initial")]
    operations = [
        Secure("Campaign"),
        Secure("CampaignDay"),
        migrations.RunSQL(statements(), [f"DROP FUNCTION {signature}" for signature in FUNCTIONS]),
    ]
