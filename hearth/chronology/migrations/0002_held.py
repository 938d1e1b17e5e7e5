from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("chronology", "0001_initial"), ("families", "0002_held")]
    operations = [Secure("Entry"), Secure("EntryPerson")]
