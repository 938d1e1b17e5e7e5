from django.db import migrations

from hearth.scope.security import Secure

BRING_OVER = """
    INSERT INTO chronology_entry_need (id, holder_id, created_at, entry_id, need)
    SELECT gen_random_uuid(), holder_id, now(), id, need FROM chronology_entry WHERE need <> ''
"""


class Migration(migrations.Migration):
    dependencies = [("chronology", "0003_seen_by_needs_and_source")]
    operations = [Secure("EntryNeed"), migrations.RunSQL(BRING_OVER, migrations.RunSQL.noop)]
