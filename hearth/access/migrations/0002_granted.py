from django.db import migrations

from hearth.scope.security import Grant


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [Grant(model) for model in ("Agency", "Team", "User", "Membership")]
