from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("triage", "0001_initial")]
    operations = [Secure("ConfirmedFamily"), Secure("Match"), Secure("Decision"), Secure("Holding")]
