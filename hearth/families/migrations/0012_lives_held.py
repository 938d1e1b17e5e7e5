from django.db import migrations

from hearth.scope.security import Secure

FIRST_THOSE_REFERRED_TO = ["Proceedings", "Order"]
THEN_THE_REST = [
    "Correction",
    "Identifier",
    "OrderChild",
    "ParentalResponsibility",
    "PersonNeed",
    "PregnancyChild",
    "PregnancyParent",
    "ProceedingsChild",
    "Seal",
    "ToldFact",
    "ToldKin",
]


class Migration(migrations.Migration):
    dependencies = [("families", "0011_lives")]
    operations = [Secure(model) for model in FIRST_THOSE_REFERRED_TO + THEN_THE_REST]
