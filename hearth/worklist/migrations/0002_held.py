from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("worklist", "0001_initial")]
    operations = [Secure("Item", intake=True)]
