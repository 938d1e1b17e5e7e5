from django.db import migrations

from hearth.scope.security import APPLICATION, Secure

# The key that an old table gained, laid as `Secure` lays those of a new one.
LEVELS = (
    "ALTER TABLE triage_challenge ADD CONSTRAINT triage_challenge_levels_id_held FOREIGN KEY (holder_id, levels_id) "
    "REFERENCES triage_challenge_levels (holder_id, id) DEFERRABLE INITIALLY DEFERRED"
)


class Migration(migrations.Migration):
    dependencies = [("triage", "0015_challenge_levels")]
    operations = [
        Secure("ChallengeLevels"),
        migrations.RunSQL(LEVELS, "ALTER TABLE triage_challenge DROP CONSTRAINT triage_challenge_levels_id_held"),
        # What was set stays as it was; a new setting comes after.
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON triage_challenge_levels FROM {APPLICATION}", migrations.RunSQL.noop
        ),
    ]
