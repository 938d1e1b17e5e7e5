from django.db import migrations

from hearth.scope.security import HOLDER, Secure

HANDOVER = "referrals_handover"
ASKED = HOLDER.replace("holder_id", "to_holder_id", 1)
ANSWER = "ARRAY['state', 'answered_at', 'answered_by_id', 'answered_by', 'answer', 'their_family_id']"

READ_BY_THE_ASKED = f"CREATE POLICY asked_read ON {HANDOVER} FOR SELECT USING ({ASKED})"
ANSWERED_BY_THE_ASKED = f"CREATE POLICY asked_answer ON {HANDOVER} FOR UPDATE USING ({ASKED}) WITH CHECK ({ASKED})"

# Whoever is asked answers and changes nothing else; an answer is the other agency's, a revocation is one's own;
# what has been answered stays so.
ANSWER_ONLY = f"""
    CREATE FUNCTION referrals_handover_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    DECLARE
        mine boolean := OLD.holder_id = current_setting('hearth.holder')::uuid;
    BEGIN
        IF NOT mine AND to_jsonb(NEW) - {ANSWER} <> to_jsonb(OLD) - {ANSWER} THEN
            RAISE EXCEPTION 'Whoever is asked may answer a handover, and change nothing else in it.';
        END IF;
        IF NEW.holder_id <> OLD.holder_id OR NEW.to_holder_id <> OLD.to_holder_id THEN
            RAISE EXCEPTION 'A handover is of these two agencies. Make another.';
        END IF;
        IF OLD.state <> 'asked' AND to_jsonb(NEW) - ARRAY['restricted'] <> to_jsonb(OLD) - ARRAY['restricted'] THEN
            RAISE EXCEPTION 'This handover has been answered.';
        END IF;
        IF NEW.state <> OLD.state AND mine <> (NEW.state = 'revoked') THEN
            RAISE EXCEPTION 'This move is the other agency''s.';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER answer_only BEFORE UPDATE ON {HANDOVER}
        FOR EACH ROW EXECUTE FUNCTION referrals_handover_answer()
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0005_handover")]
    operations = [
        Secure("Handover"),
        *(
            migrations.RunSQL(statement, migrations.RunSQL.noop)
            for statement in [READ_BY_THE_ASKED, ANSWERED_BY_THE_ASKED, ANSWER_ONLY]
        ),
    ]
