from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial")]
    operations = [Secure("Release")]
