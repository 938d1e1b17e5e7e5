from django.db import migrations

from hearth.scope.security import Secure

FIRST_THOSE_REFERRED_TO = ["Assessment", "Subject"]
THEN_THE_REST = ["Grade", "Analysis", "ChildsVoice", "SharedSummary"]


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial"), ("families", "0002_held")]
    operations = [Secure(model) for model in FIRST_THOSE_REFERRED_TO + THEN_THE_REST]
