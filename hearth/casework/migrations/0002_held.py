from django.db import migrations

from hearth.scope.security import Secure

FIRST_THOSE_REFERRED_TO = ["Episode", "Goal", "Visit"]
THEN_THE_REST = [
    "Participant",
    "KeyWorker",
    "PhasePeriod",
    "GoalRating",
    "Action",
    "VisitPerson",
    "Review",
    "Closure",
    "FollowUp",
    "Observation",
]


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("families", "0002_held")]
    operations = [Secure(model) for model in FIRST_THOSE_REFERRED_TO + THEN_THE_REST]
