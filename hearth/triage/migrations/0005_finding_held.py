from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("triage", "0004_finding")]
    operations = [Secure("Finding")]
