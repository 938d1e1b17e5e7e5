from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("triage", "0010_told_keys")]
    operations = [Secure("ToldLikeness"), Secure("ToldKey"), Secure("RestrictedMatch")]
