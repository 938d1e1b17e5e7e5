from django.db import migrations

from hearth.scope.security import Secure

FIRST_THOSE_REFERRED_TO = ["Family", "Person", "Household", "Pregnancy", "Status"]
THEN_THE_REST = [
    "FamilyMember",
    "Involvement",
    "PersonName",
    "HouseholdMember",
    "DueDate",
    "Relationship",
    "StatusCategory",
    "Sharing",
]


class Migration(migrations.Migration):
    dependencies = [("families", "0001_initial")]
    operations = [Secure(model) for model in FIRST_THOSE_REFERRED_TO + THEN_THE_REST]
