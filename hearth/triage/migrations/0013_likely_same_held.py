from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("triage", "0012_likely_same")]
    operations = [Secure("LikelySame")]
