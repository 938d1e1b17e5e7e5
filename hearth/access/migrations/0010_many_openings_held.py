from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("access", "0009_many_openings")]
    operations = [Secure("ManyOpenings")]
