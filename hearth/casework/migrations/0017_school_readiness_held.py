from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("casework", "0016_school_readiness")]
    operations = [Secure("SchoolReadiness")]
