from django.db import migrations

from hearth.scope.security import Grant, Secure


class Migration(migrations.Migration):
    dependencies = [("access", "0006_people_and_grants")]
    operations = [Secure("Grant"), Grant("Invitation", "SELECT, INSERT, UPDATE"), Grant("KeptWriting")]
