from django.db import migrations

# The queue is triage's question, so triage brings the indexes for it: one for what waits, one for what I have taken.
WAITING = "CREATE INDEX triage_queue ON concerns_concern (holder_id, urgent, decision_due, id) WHERE decided_at IS NULL"
MINE = (
    "CREATE INDEX triage_taken ON concerns_concern (holder_id, taken_by_id, urgent, decision_due, id) "
    "WHERE decided_at IS NULL AND taken_by_id IS NOT NULL"
)


class Migration(migrations.Migration):
    dependencies = [("triage", "0002_held"), ("concerns", "0002_held")]
    operations = [
        migrations.RunSQL(WAITING, "DROP INDEX triage_queue"),
        migrations.RunSQL(MINE, "DROP INDEX triage_taken"),
    ]
