from django.db import migrations

from hearth.scope.security import Grant, Secure

# What was opened before anybody noted when, was opened by its decision at the latest. Nobody is written to now about
# what they told us long ago.
SEEN_BEFORE = """
    UPDATE concerns_concern SET acknowledged_at = coalesce(decided_at, received_at)
    WHERE taken_by_id IS NOT NULL OR decided_at IS NOT NULL
"""
TOLD_BEFORE = "UPDATE concerns_concern SET reporter_told_at = received_at"


class Migration(migrations.Migration):
    dependencies = [("concerns", "0016_promises_and_own_pages")]
    operations = [
        Secure("OwnPage"),
        Grant("WrongSecret", "SELECT, INSERT, DELETE"),
        migrations.RunSQL([SEEN_BEFORE, TOLD_BEFORE], migrations.RunSQL.noop),
    ]
