from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("families", "0013_same_person")]
    operations = [Secure("SamePerson")]
