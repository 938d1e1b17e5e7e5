from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_supervision_and_check_ins")]
    operations = [Secure("Supervision"), Secure("SupervisionPoint"), Secure("CheckIn")]
