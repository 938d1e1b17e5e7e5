"""A plan that was agreed is never written again, nor what somebody signed; a reason without a goal has a version."""

from django.db import migrations, models

# By the row: where nothing is there to change or take away, nothing is refused.
STAY = """
CREATE FUNCTION casework_plan_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'What was agreed and signed is never written again: % is refused. Agree the next plan.', TG_OP;
END $$;
CREATE TRIGGER plan_stays BEFORE UPDATE OR DELETE ON casework_plan_version
    FOR EACH ROW EXECUTE FUNCTION casework_plan_stays();
CREATE TRIGGER signature_stays BEFORE UPDATE OR DELETE ON casework_signature
    FOR EACH ROW EXECUTE FUNCTION casework_plan_stays();
"""
MAY_CHANGE = """
DROP TRIGGER signature_stays ON casework_signature;
DROP TRIGGER plan_stays ON casework_plan_version;
DROP FUNCTION casework_plan_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_plan_reviews_moves_and_team_held")]
    operations = [
        migrations.AddField("arealeft", "version", models.IntegerField(db_default=1, default=1)),
        migrations.RunSQL(STAY, MAY_CHANGE),
    ]
