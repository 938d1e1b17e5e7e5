from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("assessments", "0004_supervision")]
    operations = [Secure(model) for model in ("SignOff", "DriftAlarm", "FamilyHistory")]
