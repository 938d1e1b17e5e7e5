"""Two questions that are asked of all registers at once, each answered without saying anything of a record."""

from django.db import migrations

DEFINER = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

FUNCTIONS = {
    # Which of these files does any row still name? What none names may leave the store.
    "files_still_named(asked uuid[])": """
        RETURNS TABLE (id uuid)
        AS $$
            SELECT f.id FROM unnest(asked) AS f (id)
            WHERE EXISTS (SELECT 1 FROM public.files_waiting w WHERE w.id = f.id)
               OR EXISTS (SELECT 1 FROM public.files_attachment a WHERE a.file_id = f.id)
        $$""",
    # How much an agency keeps: a visitor's file is refused, in words, where there is no room left for it.
    "files_kept_by(holder uuid)": """
        RETURNS bigint
        AS $$
            SELECT coalesce(sum(a.size), 0)::bigint FROM public.files_attachment a WHERE a.holder_id = holder
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
    dependencies = [("files", "0002_held")]
    operations = [migrations.RunSQL(statements(), undoing())]
