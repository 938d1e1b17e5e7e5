from django.db import migrations

from hearth.scope.security import HOLDER, Secure

REFERRAL, STATE = "referrals_service_referral", "referrals_state"
ASKED = HOLDER.replace("holder_id", "to_holder_id", 1)

# The one place where two registers meet. The asked agency may read what it was asked and answer it; nothing else.
READ_BY_THE_ASKED = f"CREATE POLICY asked_read ON {REFERRAL} FOR SELECT USING ({ASKED})"
ANSWERED_BY_THE_ASKED = f"CREATE POLICY asked_answer ON {REFERRAL} FOR UPDATE USING ({ASKED}) WITH CHECK ({ASKED})"
STATES_READ_BY_THE_ASKED = f"CREATE POLICY asked_read ON {STATE} FOR SELECT USING ({ASKED})"
STATE_ENTERED_BY_THE_ASKED = f"""
    CREATE POLICY asked_enter ON {STATE} FOR INSERT WITH CHECK ({ASKED} AND EXISTS (
        SELECT 1 FROM {REFERRAL} referral
        WHERE referral.id = referral_id AND referral.holder_id = {STATE}.holder_id
          AND referral.to_holder_id = {STATE}.to_holder_id))
"""

# A policy decides about rows, not columns: this keeps an answer from changing what was asked, or whose it is.
ANSWER_ONLY = f"""
    CREATE FUNCTION referrals_answer_only() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
        IF OLD.holder_id <> current_setting('hearth.holder')::uuid
           AND to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state' THEN
            RAISE EXCEPTION 'Whoever is asked may answer a referral, and change nothing else in it.';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER answer_only BEFORE UPDATE ON {REFERRAL}
        FOR EACH ROW EXECUTE FUNCTION referrals_answer_only();
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_initial"), ("families", "0002_held")]
    operations = [
        Secure("ServiceReferral"),
        Secure("ReferralState"),
        *(
            migrations.RunSQL(statement, migrations.RunSQL.noop)
            for statement in [
                READ_BY_THE_ASKED,
                ANSWERED_BY_THE_ASKED,
                STATES_READ_BY_THE_ASKED,
                STATE_ENTERED_BY_THE_ASKED,
                ANSWER_ONLY,
            ]
        ),
    ]
