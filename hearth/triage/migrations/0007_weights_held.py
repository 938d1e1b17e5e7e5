from django.db import migrations

from hearth.scope.security import APPLICATION, Secure


class Migration(migrations.Migration):
    dependencies = [("triage", "0006_weights")]
    operations = [
        Secure("WeightsVersion"),
        Secure("ShownFrom"),
        # What was trained and what was set stay as they were; new ones come after.
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON triage_weights_version, triage_shown_from FROM {APPLICATION}",
            migrations.RunSQL.noop,
        ),
    ]
