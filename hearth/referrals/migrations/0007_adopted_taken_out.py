"""Of a handover that has been answered nothing changes but who may see it, and the name of a child since adopted."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("hearth.referrals.migrations.0006_handover_held").ANSWER_ONLY.partition("CREATE TRIGGER")[0]
OR_REPLACE = BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
KEPT = "ARRAY['restricted']"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0006_handover_held")]
    operations = [migrations.RunSQL(OR_REPLACE.replace(KEPT, "ARRAY['restricted', 'people']"), OR_REPLACE)]
