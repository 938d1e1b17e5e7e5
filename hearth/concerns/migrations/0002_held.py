from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("concerns", "0001_initial")]
    operations = [Secure(model, intake=True) for model in ("Concern", "ReportedChild", "Message")]
