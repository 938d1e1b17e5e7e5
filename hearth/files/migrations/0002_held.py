from django.db import migrations

from hearth.scope.security import Grant, Secure


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial")]
    operations = [Grant("WaitingFile"), Secure("Attachment", intake=True)]
