from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("families", "0009_likeness")]
    operations = [Secure("Likeness"), Secure("LikenessKey")]
