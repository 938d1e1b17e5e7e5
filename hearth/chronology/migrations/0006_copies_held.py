from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("chronology", "0005_copies")]
    operations = [Secure("Copy"), Secure("CopyChoice"), Secure("CopyWords")]
