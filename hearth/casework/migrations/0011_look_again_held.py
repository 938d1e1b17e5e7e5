from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_look_again")]
    operations = [Secure("LookAgain")]
