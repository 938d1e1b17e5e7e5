from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("families", "0015_seal_opening")]
    operations = [Secure("SealOpening")]
