from django.db import migrations

from hearth.scope.security import Grant


class Migration(migrations.Migration):
    dependencies = [("drafts", "0001_initial")]
    operations = [Grant("Draft")]
