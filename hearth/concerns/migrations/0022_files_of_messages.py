"""The names of the files that whoever told us sent with a message: to be seen again by them, with their secret."""

from importlib import import_module

from django.db import migrations

since = import_module("hearth.concerns.migrations.0018_what_reporters_may_read")
follows = import_module("hearth.concerns.migrations.0021_way_back_follows")

FUNCTIONS = {
    "concerns_message_files(asked text, secret_hash text)": f"""
        RETURNS TABLE (written_by text, at timestamptz, name text) {follows.READING} AS $$
            {follows.BY_SECRET}
            SELECT m.written_by, m.at, f.name
            FROM public.concerns_message m
            JOIN way ON way.holder_id = m.holder_id AND way.id = m.concern_id
            JOIN public.files_attachment f
                ON f.holder_id = m.holder_id AND f.about_kind = 'concerns.message' AND f.about_id = m.id
            GROUP BY m.written_by, m.at, f.name, f.digest
            ORDER BY m.at, min(f.id::text)
        $$""",
}


class Migration(migrations.Migration):
    dependencies = [("concerns", "0021_way_back_follows"), ("files", "0003_narrow_functions")]
    operations = [migrations.RunSQL(since.made(FUNCTIONS), since.gone(FUNCTIONS))]
