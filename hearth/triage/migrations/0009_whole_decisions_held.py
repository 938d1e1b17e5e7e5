from django.db import migrations

from hearth.scope.security import Secure

NEW = ("Taking", "Step", "Answer", "TwoPersonRule", "Proposal", "Challenge")
# The key that an old table gained, laid as `Secure` lays those of a new one.
REPLACES = (
    "ALTER TABLE triage_decision ADD CONSTRAINT triage_decision_replaces_id_held FOREIGN KEY (holder_id, replaces_id) "
    "REFERENCES triage_decision (holder_id, id) DEFERRABLE INITIALLY DEFERRED"
)


class Migration(migrations.Migration):
    dependencies = [("triage", "0008_whole_decisions")]
    operations = [
        *(Secure(model) for model in NEW),
        migrations.RunSQL(REPLACES, "ALTER TABLE triage_decision DROP CONSTRAINT triage_decision_replaces_id_held"),
    ]
