from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("chronology", "0007_narrowed")]
    operations = [Secure("Narrowed")]
