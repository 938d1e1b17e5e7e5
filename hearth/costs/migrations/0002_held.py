from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("costs", "0001_initial")]
    operations = [Secure("Post"), Secure("Budget"), Secure("WorkedTime")]
