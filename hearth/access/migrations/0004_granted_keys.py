from django.db import migrations

from hearth.scope.security import Grant


class Migration(migrations.Migration):
    dependencies = [("access", "0003_apikey")]
    operations = [Grant("ApiKey", "SELECT, INSERT, UPDATE")]  # revoked, never deleted: the log names them
